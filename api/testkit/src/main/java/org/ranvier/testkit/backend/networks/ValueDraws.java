package org.ranvier.testkit.backend.networks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.testkit.spi.NetworkFactory.Built;

/**
 * Draws signals, and numbers for parameters: near where their authors let them start, different for every element,
 * exact in float.
 */
public final class ValueDraws {

    private static final double SHARE_OF_WHOLE_DELAYS = 0.2;

    private final NetworkPlan plan;
    private final double gain;
    private final SplittableRandom random;

    private ValueDraws(NetworkPlan plan, double gain, SplittableRandom random) {
        this.plan = plan;
        this.gain = gain;
        this.random = random;
    }

    /**
     * Draws.
     *
     * @param gain by which normalised currents are multiplied, as weights are elsewhere
     */
    public static Map<String, double[]> draw(Built network, double gain, SplittableRandom random) {
        ValueDraws numbers = new ValueDraws(network.plan(), gain, random);
        Map<String, double[]> all = new LinkedHashMap<>();
        for (ParameterSpec spec : network.plan().parameters()) {
            double[] starts = network.starts().get(spec.name());
            all.put(
                    spec.name(),
                    Arrays.stream(starts)
                            .map(x -> (float) numbers.number(spec, x))
                            .toArray());
        }
        return all;
    }

    /**
     * Draws a signal.
     *
     * @param activity the share of places that are not 0
     * @param graded whether those are real numbers rather than 1
     */
    public static double[] signal(int size, double activity, boolean graded, SplittableRandom random) {
        double[] values = new double[size];
        Arrays.setAll(
                values, n -> random.nextDouble() >= activity ? 0 : graded ? (float) random.nextDouble(-0.5, 2) : 1);
        return values;
    }

    private double number(ParameterSpec spec, double start) {
        return switch (spec.role()) {
            case WEIGHTS -> spec.bounds().clamp(random.nextDouble(-0.5, 1));
            case BIAS -> spec.bounds().clamp(random.nextDouble(-0.1, 0.3));
            case DELAYS -> delay(spec, start);
            case NORMALIZATION_PARAMETER -> normalization(spec, start);
            default -> spec.trainable() ? near(spec, start) : start;
        };
    }

    private double normalization(ParameterSpec spec, double start) {
        return switch (spec.id().name()) {
            case Normalize.GAIN -> gain * random.nextDouble(0.8, 1.2);
            case Normalize.SHIFT -> random.nextDouble(-0.3, 0.6);
            case Normalize.RUNNING_MEAN -> random.nextDouble(0, 0.3);
            default -> near(spec, start);
        };
    }

    private double near(ParameterSpec spec, double start) {
        double number = start == 0 ? random.nextDouble(-0.2, 0.2) : start * random.nextDouble(0.8, 1.2);
        // Away from the ends of a bounded range, where derivatives of clamped expressions jump.
        double width = spec.bounds().max() - spec.bounds().min();
        return Double.isFinite(width)
                ? Math.clamp(
                        number,
                        spec.bounds().min() + 0.01 * width,
                        spec.bounds().max() - 0.01 * width)
                : spec.bounds().clamp(number);
    }

    /** From the smallest to the largest that is allowed; some are whole, the ends among them. */
    private double delay(ParameterSpec spec, double start) {
        if (!Double.isFinite(spec.bounds().max() - spec.bounds().min())) {
            return start + random.nextDouble(-1, 1);
        }
        Projection projection = plan.get(Projection.class, spec.id().element());
        if (projection.delays().kernel().isEmpty()) {
            return spec.bounds().clamp(0);
        }
        int smallest = projection.recurrent() ? 1 : 0;
        int largest = projection.delays().maxTicks();
        if (largest <= smallest) {
            return spec.bounds().clamp(smallest * plan.dtMs());
        }
        double ticks = random.nextDouble() < SHARE_OF_WHOLE_DELAYS
                ? random.nextInt(smallest, largest + 1)
                : random.nextInt(smallest, largest) + random.nextDouble(0.1, 0.9);
        return spec.bounds().clamp(ticks * plan.dtMs());
    }
}
