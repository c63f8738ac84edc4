package org.ranvier.plugins.backend.reference.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Philox;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.reference.plan.Layout;
import org.ranvier.support.DynamicsCode;
import org.ranvier.support.DynamicsRun;
import org.ranvier.support.code.Draws;

/** One sample on its way forward through the network, tick by tick. */
final class SampleRun {

    private final Batch batch;
    private final Draws draws;
    private final int sample;
    private final double[][] input;
    private final Map<String, List<double[]>> outputs = new HashMap<>();
    private final Map<String, Arrivals> arrivals = new HashMap<>();
    private final Map<String, DynamicsRun> neurons = new HashMap<>();
    private final Map<String, DynamicsRun> currents = new HashMap<>();
    private final Map<String, double[]> masks = new HashMap<>();
    /** A projection's current after batch normalisation in training: [tick][post]. */
    private final Map<String, double[][]> normalized = new HashMap<>();
    /**
     * A projection's current before batch normalisation at inference, if the backward pass needs it: by tick, [post].
     */
    private final Map<String, List<double[]>> beforeNormalization = new HashMap<>();

    SampleRun(Batch batch, double[][] input, Draws draws, int sample) {
        this.batch = batch;
        this.input = input;
        this.draws = draws;
        this.sample = sample;
        Layout layout = batch.layout();
        // Where a run has several stages, what a tick was is recorded after the last of them.
        boolean keep = batch.options().gradients()
                || layout.stages(batch.options().training()).size() > 1;
        for (Element source : layout.sources) {
            outputs.put(source.name(), new ArrayList<>());
            if (source instanceof Population p) {
                neurons.put(p.name(), trajectory(layout.neurons, batch.neuronColumns(), p.name(), p.neurons(), keep));
                for (Projection in : layout.into(p.name())) {
                    arrivals.put(in.name(), new Arrivals(p.neurons()));
                    if (in.current().isPresent()) {
                        currents.put(
                                in.name(),
                                trajectory(layout.currents, batch.currentColumns(), in.name(), p.neurons(), keep));
                    }
                }
            }
            if (source instanceof Dropout d) {
                masks.put(d.name(), mask(d));
            }
        }
    }

    private DynamicsRun trajectory(
            Map<String, DynamicsCode> models, Map<String, double[][]> columns, String name, int width, boolean keep) {
        return new DynamicsRun(models.get(name), width, columns.get(name), draws, sample, keep);
    }

    private double[] mask(Dropout dropout) {
        double[] mask = new double[batch.layout().plan.widthOf(dropout.from())];
        int stream = Philox.stream(dropout.name());
        for (int n = 0; n < mask.length; n++) {
            boolean kept = !batch.options().training() || draws.uniform(stream, 0, sample, n) >= dropout.probability();
            double gain = batch.options().training() ? 1 / (1 - dropout.probability()) : 1;
            mask[n] = kept ? gain : 0;
        }
        return mask;
    }

    /** Runs some elements for one tick. */
    void tick(List<Element> stage, int tick) {
        for (Element element : stage) {
            double[] output = switch (element) {
                case Input i -> input[tick];
                case Population p -> neurons.get(p.name()).step(tick, gather(p, tick));
                case Dropout d -> product(output(d.from(), tick), masks.get(d.name()));
                default -> throw new AssertionError(element);
            };
            outputs.get(element.name()).add(output);
            for (Projection out : batch.layout().outOf(element.name())) {
                batch.projection(out.name()).push(tick, output, arrivals.get(out.name()));
            }
        }
    }

    /** The input of a population: the sum of all currents, by port. */
    private double[][] gather(Population population, int tick) {
        List<String> ports = population.step().inputs();
        double[][] sums = new double[ports.size()][population.neurons()];
        for (Projection in : batch.layout().into(population.name())) {
            double[] sum = sums[ports.indexOf(in.port())];
            double[] current = normalized.containsKey(in.name())
                    ? normalized.get(in.name())[tick]
                    : normalizedAtInference(in, current(in, tick));
            for (int n = 0; n < sum.length; n++) {
                sum[n] += current[n];
            }
        }
        return sums;
    }

    /** Computes what a projection delivers at a tick, before normalisation; to be called once per tick. */
    double[] current(Projection projection, int tick) {
        Arrivals incoming = arrivals.get(projection.name());
        double[] x = incoming.at(tick);
        double[] bias = batch.projection(projection.name()).bias;
        if (bias != null) {
            x = x.clone();
            for (int n = 0; n < x.length; n++) {
                x[n] += bias[n];
            }
        }
        incoming.forget(tick);
        DynamicsRun current = currents.get(projection.name());
        return current == null ? x : current.step(tick, new double[][] {x});
    }

    private double[] normalizedAtInference(Projection projection, double[] current) {
        if (batch.options().gradients() && batch.layout().normalizeOf.containsKey(projection.name())) {
            beforeNormalization
                    .computeIfAbsent(projection.name(), name -> new ArrayList<>())
                    .add(current.clone());
        }
        return batch.normalizedAtInference(projection.name(), current);
    }

    double[][] beforeNormalization(String projection) {
        return beforeNormalization.getOrDefault(projection, List.of()).toArray(double[][]::new);
    }

    void normalized(String projection, double[][] values) {
        normalized.put(projection, values);
    }

    double[] output(String source, int tick) {
        return outputs.get(source).get(tick);
    }

    List<double[]> outputs(String source) {
        return outputs.get(source);
    }

    DynamicsRun neurons(String population) {
        return neurons.get(population);
    }

    /** The trajectory of a post-synaptic current, or null where the projection has none. */
    DynamicsRun current(String projection) {
        return currents.get(projection);
    }

    double[] mask(String dropout) {
        return masks.get(dropout);
    }

    static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int n = 0; n < a.length; n++) {
            product[n] = a[n] * b[n];
        }
        return product;
    }
}
