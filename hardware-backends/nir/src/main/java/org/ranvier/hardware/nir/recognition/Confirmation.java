package org.ranvier.hardware.nir.recognition;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.Philox;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.hardware.nir.graph.Primitive;

/** Runs a neuron beside the primitive that it is said to be, on the same random input, and compares tick by tick. */
public final class Confirmation {

    private static final int TICKS = 300;
    private static final double CLOSE = 1e-7;
    private static final long SEED = 20_250_101;

    private Confirmation() {}

    /** Describes the first difference, as "it …". */
    public static Optional<String> difference(
            Recognition recognition, LoweredDynamics neuron, double dtMs, ToDoubleFunction<String> parameters) {
        double scale = 1;
        for (int attempt = 0; attempt < 8; attempt++, scale *= 8) {
            Outcome outcome = run(recognition, neuron, dtMs, parameters, scale);
            if (outcome.difference().isPresent()) {
                return outcome.difference();
            }
            if (outcome.spikes() > 0 || !recognition.primitive().spikes()) {
                return Optional.empty();
            }
        }
        return Optional.of("it never spikes, however strong its input");
    }

    private record Outcome(Optional<String> difference, int spikes) {}

    private static Outcome run(
            Recognition recognition,
            LoweredDynamics neuron,
            double dtMs,
            ToDoubleFunction<String> parameters,
            double scale) {
        PrimitiveRun expected = new PrimitiveRun(recognition, dtMs);
        LoweredRun actual = new LoweredRun(neuron, parameters);
        double[] states = actual.initial();
        int spikes = 0;
        for (int t = 0; t < TICKS; t++) {
            double input = scale * input(t);
            LoweredRun.Tick tick = actual.tick(states, input);
            states = tick.states();
            double wanted = expected.tick(input);
            boolean same = recognition.primitive().spikes()
                    ? tick.output() == wanted
                    : Math.abs(tick.output() - wanted) <= CLOSE * (1 + Math.abs(wanted));
            if (!same && expected.atThreshold()) {
                // Both are right: the potential is the threshold but for rounding. What follows differs by a spike.
                return new Outcome(Optional.empty(), spikes);
            }
            if (!same) {
                return new Outcome(
                        Optional.of("it puts out " + tick.output() + " in tick " + t + " of a random input, "
                                + recognition.primitive().type() + " " + wanted),
                        spikes);
            }
            spikes += tick.output() == 1 ? 1 : 0;
        }
        return new Outcome(Optional.empty(), spikes);
    }

    /** Mostly excitation, in three ticks of four. */
    private static double input(int tick) {
        double drawn = Philox.uniform(SEED, 0, 0, tick);
        return Philox.uniform(SEED, 1, 0, tick) < 0.25 ? 0 : 3 * drawn - 0.7;
    }

    /** A primitive as its definition says, integrated in double precision. */
    private static final class PrimitiveRun {

        private final Primitive primitive;
        private final Map<String, Double> fields;
        private final double alpha;
        private final double rho;
        private final double dtS;
        private double i;
        private double v;
        private double margin = 1;

        PrimitiveRun(Recognition recognition, double dtMs) {
            primitive = recognition.primitive();
            fields = recognition.fields();
            dtS = dtMs / 1000;
            alpha = decay(fields.getOrDefault("tau", fields.get("tau_mem")), dtMs, recognition.euler());
            rho = decay(fields.get("tau_syn"), dtMs, recognition.euler());
            v = fields.getOrDefault("v_leak", 0.0);
        }

        private static double decay(Double tau, double dtMs, boolean euler) {
            return tau == null ? 1 : euler ? 1 - dtMs / tau : Math.exp(-dtMs / tau);
        }

        double tick(double input) {
            switch (primitive) {
                case SCALE -> {
                    return fields.get("scale") * input;
                }
                case THRESHOLD -> {
                    margin = input - fields.get("threshold");
                    return margin > 0 ? 1 : 0;
                }
                case IF, I -> v += fields.get("r") * input * dtS;
                case LIF, LI -> relax(input);
                case CUBA_LIF, CUBA_LI -> {
                    i = rho * i + (1 - rho) * fields.get("w_in") * input;
                    relax(i);
                }
            }
            if (!primitive.spikes()) {
                return v;
            }
            margin = v - fields.get("v_threshold");
            if (margin > 0) {
                v = fields.get("v_reset");
                return 1;
            }
            return 0;
        }

        private void relax(double current) {
            v = alpha * v + (1 - alpha) * (fields.get("v_leak") + fields.get("r") * current);
        }

        boolean atThreshold() {
            return Math.abs(margin) < CLOSE;
        }
    }
}
