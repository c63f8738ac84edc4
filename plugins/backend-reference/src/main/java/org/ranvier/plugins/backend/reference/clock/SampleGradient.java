package org.ranvier.plugins.backend.reference.clock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.reference.plan.Layout;
import org.ranvier.support.DynamicsRun;

/** One sample on its way back through the network: dL/d of everything that arrived. */
final class SampleGradient {

    private final Batch batch;
    private final SampleRun run;
    private final int ticks;
    private final double[] outputGradient;
    private final Map<String, double[]> spikeCountGradients;
    /** dL/dx of every projection, [tick][post]; where normalised, dL/dy until {@link #throughCurrent}. */
    private final Map<String, double[][]> dArrivals = new HashMap<>();

    private final Map<String, double[][]> dThroughDropout = new HashMap<>();
    private final double[][] dInput;

    /**
     * Starts at the end.
     *
     * @param outputGradient dL/d output of this sample, [tick][neuron]
     * @param spikeCountGradients by population dL/d(number of spikes), [neuron]
     */
    SampleGradient(
            Batch batch, SampleRun run, int ticks, double[] outputGradient, Map<String, double[]> spikeCountGradients) {
        this.batch = batch;
        this.run = run;
        this.ticks = ticks;
        this.outputGradient = outputGradient;
        this.spikeCountGradients = spikeCountGradients;
        Layout layout = batch.layout();
        for (Element source : layout.sources) {
            if (source instanceof Population p) {
                run.neurons(p.name()).startBackward();
                dThroughDropout.put(p.name(), new double[ticks][p.neurons()]);
                for (Projection in : layout.into(p.name())) {
                    dArrivals.put(in.name(), new double[ticks][]);
                    if (run.current(in.name()) != null) {
                        run.current(in.name()).startBackward();
                    }
                }
            }
        }
        dInput = batch.options().inputGradient() ? new double[ticks][] : null;
    }

    /** Some elements, from the last tick to the first. */
    void back(List<Element> stage) {
        for (int t = ticks - 1; t >= 0; t--) {
            for (Element element : stage.reversed()) {
                switch (element) {
                    case Input i -> {
                        if (dInput != null) {
                            dInput[t] = pulled(i.name(), i.channels(), t);
                        }
                    }
                    case Dropout d -> {
                        double[] masked =
                                SampleRun.product(pulled(d.name(), run.mask(d.name()).length, t), run.mask(d.name()));
                        add(dThroughDropout.get(d.from())[t], masked, 0);
                    }
                    case Population p -> back(p, t);
                    default -> throw new AssertionError(element);
                }
            }
        }
    }

    private void back(Population population, int tick) {
        double[] dOutput = pulled(population.name(), population.neurons(), tick);
        add(dOutput, dThroughDropout.get(population.name())[tick], 0);
        if (population.name().equals(batch.layout().plan.output())) {
            add(dOutput, outputGradient, tick * population.neurons());
        }
        double[][] dPorts =
                run.neurons(population.name()).stepBack(tick, dOutput, spikeCountGradients.get(population.name()));
        List<Projection> deferred = batch.layout().normalizedInto(population);
        for (Projection in : batch.layout().into(population.name())) {
            double[] d = dPorts[population.step().inputs().indexOf(in.port())];
            dArrivals.get(in.name())[tick] = deferred.contains(in) ? d.clone() : throughCurrent(in, tick, d);
        }
    }

    /** From dL/d current to dL/dx. */
    double[] throughCurrent(Projection projection, int tick, double[] dCurrent) {
        DynamicsRun current = run.current(projection.name());
        return current == null ? dCurrent : current.stepBack(tick, dCurrent, null)[0];
    }

    private double[] pulled(String source, int width, int tick) {
        double[] sum = new double[width];
        for (Projection out : batch.layout().outOf(source)) {
            batch.projection(out.name()).pull(tick, dArrivals.get(out.name()), sum);
        }
        return sum;
    }

    double[][] dArrivals(String projection) {
        return dArrivals.get(projection);
    }

    SampleRun run() {
        return run;
    }

    /** dL/d input, [tick][channel], or null. */
    double[][] dInput() {
        return dInput;
    }

    private static void add(double[] sum, double[] more, int offset) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += more[offset + n];
        }
    }
}
