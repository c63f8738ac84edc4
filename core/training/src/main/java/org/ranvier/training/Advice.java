package org.ranvier.training;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.model.SynapseList;
import org.ranvier.training.network.ParameterStart;

/** Says once what is probably wrong with a network: that it hardly spikes, or that neurons are left out. */
final class Advice {

    private static final double MUCH = 0.5;

    private final NetworkPlan plan;
    private final TrainingListener listener;
    private final Set<String> given = new HashSet<>();

    Advice(NetworkPlan plan, TrainingListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /** A start that was cut is a start that nobody asked for. */
    void give(ParameterStart start, long seed) {
        int moved = start.moved(seed);
        if (moved > 0) {
            listener.advice(String.format(
                    Locale.ROOT,
                    "%,d of %,d numbers of '%s' would have started outside %s and were moved to its ends: widen the bounds"
                            + " or narrow the initialiser",
                    moved,
                    start.spec().size(),
                    start.spec().name(),
                    start.spec().bounds().toString().replace("in ", "")));
        }
    }

    /** A neuron without a synapse never does anything but what its bias makes of it. */
    void give(NetworkPlan connected) {
        for (Population population : connected.all(Population.class)) {
            boolean[] reached = new boolean[population.neurons()];
            for (Projection p : connected.all(Projection.class)) {
                SynapseList synapses = p.synapses();
                for (int s = 0; s < synapses.size() && p.to().equals(population.name()); s++) {
                    reached[synapses.postOf(s)] = true;
                }
            }
            int without = 0;
            for (boolean one : reached) {
                without += one ? 0 : 1;
            }
            if (without > 0 && given.add(population.name() + ".synapses")) {
                listener.advice(String.format(
                        Locale.ROOT,
                        "%,d of %,d neurons of '%s' have no synapse, and so no input: lower the 'sparsity' of its connectivity, or"
                                + " choose fixed-sparse, which leaves none without",
                        without,
                        population.neurons(),
                        population.name()));
            }
        }
    }

    void give(EpochReport report) {
        report.silentNeurons().forEach((population, share) -> {
            if (share > MUCH && !population.equals(plan.output()) && given.add(population)) {
                listener.advice(String.format(
                        Locale.ROOT,
                        "%.0f %% of the neurons of '%s' never spiked in epoch %d: raise the scale of its weights, lower"
                                + " v_threshold, or use a wider surrogate",
                        100 * share,
                        population,
                        report.epoch()));
            }
        });
        report.counters().forEach((what, count) -> {
            if (count > 0 && given.add(what)) {
                listener.advice(String.format(
                        Locale.ROOT,
                        "the backend counted %,d %s in epoch %d; metrics.jsonl has the count of every epoch",
                        count,
                        what.replace('_', ' '),
                        report.epoch()));
            }
        });
        Double silent = report.silentSamples().get(plan.output());
        if (silent != null && silent > MUCH && given.add(plan.output())) {
            listener.advice(String.format(
                    Locale.ROOT,
                    "'%s' is silent in %.0f %% of the samples in epoch %d, which count as wrong: if this lasts for some"
                            + " epochs, raise the scale of its weights or lower v_threshold",
                    plan.output(),
                    100 * silent,
                    report.epoch()));
        }
    }
}
