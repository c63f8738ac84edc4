package org.ranvier.plugins.backend.simd.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.event.EventRule.KernelSum;
import org.ranvier.api.event.EventRule.KernelValues;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.StoredParameter;

/**
 * An event-driven plan laid out for speed: the neurons of a sample are one row, inputs first, then populations in
 * order, each with room for its spikes; all synapses are numbered by postsynaptic neuron, so that those into a neuron
 * lie side by side.
 */
final class Network {

    final NetworkPlan plan;
    final EventRule rule;
    final int channels;
    /** The maximum number of spikes per neuron, and per channel, that count. */
    final int perNeuron;
    /** The length of a row of spike times. */
    final int width;

    final List<Group> groups = new ArrayList<>();
    /** For each synapse, where in a row the spike is that it passes on. */
    final int[] source;
    /** In a row's order, so that of channels, too: where the synapses into it begin; one more at the end. */
    final int[] first;

    final double[] weights;
    final double[] delays;
    /** In a row's order: the shortest delay into it. */
    final double[] shortest;

    private final DoubleParameters parameters;
    private final List<Wires> wires = new ArrayList<>();
    private final KernelValues[] kernels;
    private final boolean[] inLanes;
    /** The versions of the neurons' parameters, added up, that the kernels are for. */
    private int kernelsFor = -1;

    /**
     * A population.
     *
     * @param begin where in a row its first neuron is
     * @param end behind its last neuron
     * @param aligned whether synapse n into each of its neurons comes from the same source, for every n
     */
    record Group(Population population, int begin, int end, boolean aligned) {}

    Network(NetworkPlan plan, DoubleParameters parameters) {
        this.plan = plan;
        this.parameters = parameters;
        List<Projection> projections = plan.all(Projection.class);
        rule = plan.eventRule().orElseThrow();
        Map<String, Integer> offsets = new LinkedHashMap<>();
        Input input = plan.input();
        offsets.put(input.name(), 0);
        channels = input.channels();
        perNeuron = rule.spikesPerNeuron();
        int row = channels;
        for (Population p : plan.all(Population.class)) {
            offsets.put(p.name(), row);
            row += p.neurons();
        }
        width = row;
        first = new int[width + 1];
        for (Projection p : projections) {
            for (int s = 0; s < p.synapses().size(); s++) {
                first[offsets.get(p.to()) + p.synapses().postOf(s) + 1]++;
            }
        }
        for (int n = 0; n < width; n++) {
            first[n + 1] += first[n];
        }
        int synapses = first[width];
        source = new int[synapses];
        weights = new double[synapses];
        delays = new double[synapses];
        shortest = new double[width];
        kernels = new KernelValues[width];
        int[] next = first.clone();
        for (Projection p : projections) {
            SynapseList list = p.synapses();
            int[] placeOf = new int[list.size()];
            for (int s = 0; s < placeOf.length; s++) {
                placeOf[s] = next[offsets.get(p.to()) + list.postOf(s)]++;
                source[placeOf[s]] = offsets.get(p.from()) + list.preOf(s);
            }
            wires.add(new Wires(p, placeOf, parameters));
        }
        for (Population p : plan.all(Population.class)) {
            int begin = offsets.get(p.name());
            int end = begin + p.neurons();
            groups.add(new Group(p, begin, end, aligned(begin, end)));
        }
        inLanes = new boolean[groups.size()];
    }

    private boolean aligned(int begin, int end) {
        int fanIn = first[begin + 1] - first[begin];
        for (int n = begin + 1; n < end; n++) {
            if (first[n + 1] - first[n] != fanIn) {
                return false;
            }
            for (int s = 0; s < fanIn; s++) {
                if (source[first[n] + s] != source[first[begin] + s]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the first spikes of a population are computed for all samples of a block at once. */
    boolean laneSpikes(Group group) {
        return inLanes[groups.indexOf(group)];
    }

    private boolean inLanes(Group group) {
        for (int n = group.begin(); n < group.end(); n++) {
            if (!lanes() || !LaneSpikes.cover(first[n + 1] - first[n], kernels[n])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the rule leaves it to the backend how it is computed, and a spike does not depend on others of its own.
     */
    boolean lanes() {
        return rule.crossings().isPresent() && perNeuron == 1;
    }

    Group output() {
        return groups.stream()
                .filter(group -> group.population().name().equals(plan.output()))
                .findFirst()
                .orElseThrow();
    }

    /** The most synapses that any neuron has. */
    int largestFanIn() {
        int largest = 0;
        for (int n = 0; n < width; n++) {
            largest = Math.max(largest, first[n + 1] - first[n]);
        }
        return largest;
    }

    /** Takes the parameters as they are now. */
    void refresh() {
        wires.forEach(w -> w.spread(weights, delays));
        for (int n = channels; n < width; n++) {
            shortest[n] = Double.POSITIVE_INFINITY;
            for (int s = first[n]; s < first[n + 1]; s++) {
                shortest[n] = Math.min(shortest[n], delays[s]);
            }
        }
        // Parameters of neurons are never trained, but they may have been written.
        int versions = groups.stream()
                .flatMap(g -> parameters.of(g.population().name(), Role.NEURON_PARAMETER).values().stream())
                .mapToInt(StoredParameter::version)
                .sum();
        if (versions != kernelsFor) {
            prepareKernels();
            kernelsFor = versions;
        }
    }

    private void prepareKernels() {
        for (Group group : groups) {
            Population p = group.population();
            Map<String, double[]> own = parameters.valuesOf(p.name(), Role.NEURON_PARAMETER);
            for (int i = 0; i < p.neurons(); i++) {
                int neuron = i;
                kernels[group.begin() + i] = brief(p.response().orElseThrow().values(name -> own.get(name)[neuron]));
            }
        }
        for (int g = 0; g < inLanes.length; g++) {
            inLanes[g] = inLanes(groups.get(g));
        }
    }

    KernelValues kernel(int neuron) {
        return kernels[neuron];
    }

    /** Adds gradients summed over a batch, in the order of synapses, to those of the parameters. */
    void addGradients(double[] byWeight, double[] byArrival) {
        wires.forEach(w -> w.addGradients(byWeight, byArrival));
    }

    /** Without the terms that are 0. */
    private static KernelValues brief(KernelValues kernel) {
        return new KernelValues(brief(kernel.response()), kernel.threshold(), brief(kernel.reset()));
    }

    private static KernelSum brief(KernelSum sum) {
        int[] kept = IntStream.range(0, sum.powers().length)
                .filter(m -> sum.coefficients()[m] != 0)
                .toArray();
        double[] coefficients = new double[kept.length];
        int[] powers = new int[kept.length];
        double[] taus = new double[kept.length];
        for (int m = 0; m < kept.length; m++) {
            coefficients[m] = sum.coefficients()[kept[m]];
            powers[m] = sum.powers()[kept[m]];
            taus[m] = sum.taus()[kept[m]];
        }
        return new KernelSum(coefficients, powers, taus);
    }
}
