package org.ranvier.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;

/**
 * Spatio-temporal receptive fields: what a neuron takes from each input channel at each delay.
 *
 * <p>A neuron that reads the input has a sign map, S(j, d) = Σ sign(w) over its synapses from channel j of delay d. One
 * that reads other neurons has the sum of their fields, each weighted by the synapse's effective weight and shifted by
 * its delay: R_i(j, d) = Σ_k w_ik · R_k(j, d − d_ik), where R_k is the sign map of a neuron that reads the input.
 * Delays are those that act at inference. Recurrent projections are left out, and normalisations change nothing.
 *
 * <p>Source: Mészáros, Knight, Nowotny 2025, section 3.1, there for one hidden layer.
 *
 * @param population the neurons
 * @param channels how many input channels
 * @param bins how many bins of delays
 * @param binMs the width of a bin in ms; bin n is around n · width
 * @param fields one for each neuron, [channel][bin], row-major
 * @param leftOut the recurrent projections that were left out, by name
 */
public record ReceptiveFields(
        String population, int channels, int bins, double binMs, List<double[]> fields, List<String> leftOut) {

    /**
     * Returns the fields of a population.
     *
     * @param population its name
     * @throws IllegalArgumentException if there is no such population, or no way leads there from the input
     */
    public static ReceptiveFields of(TrainedNetwork network, String population, DelayBins bins) {
        NetworkPlan plan = network.plan();
        Map<String, Fields> known = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        for (Population p : plan.all(Population.class)) {
            List<Projection> incoming = plan.all(Projection.class).stream()
                    .filter(projection -> projection.to().equals(p.name()))
                    .toList();
            Fields own = new Fields(p.neurons(), plan.input().channels(), reach(plan, incoming, known, bins));
            for (Projection projection : incoming) {
                if (projection.recurrent()) {
                    leftOut.add(projection.name());
                } else if (isReached(plan, projection, known)) {
                    own.add(Synapses.of(network, projection.name()), known.get(source(plan, projection)), bins);
                }
            }
            if (own.bins > 0) {
                known.put(p.name(), own);
            }
        }
        plan.get(Population.class, population);
        Fields found = known.get(population);
        if (found == null) {
            throw new IllegalArgumentException("no way leads from the input to '" + population + "'");
        }
        return new ReceptiveFields(
                population,
                found.channels,
                found.bins,
                bins.widthMs(),
                List.of(found.values),
                Collections.unmodifiableList(leftOut));
    }

    private static boolean isReached(NetworkPlan plan, Projection projection, Map<String, Fields> known) {
        String source = source(plan, projection);
        return source.equals(plan.input().name()) || known.containsKey(source);
    }

    /** How many bins fields need so that every way from the input fits; 0 without a way. */
    private static int reach(NetworkPlan plan, List<Projection> incoming, Map<String, Fields> known, DelayBins bins) {
        int reach = 0;
        for (Projection p : incoming) {
            if (!p.recurrent() && isReached(plan, p, known)) {
                Fields before = known.get(source(plan, p));
                reach = Math.max(
                        reach, (before == null ? 1 : before.bins) + bins.last().get(p.name()));
            }
        }
        return reach;
    }

    /** The input or population that a projection reads, where it reads one through a dropout too. */
    private static String source(NetworkPlan plan, Projection projection) {
        return plan.all(Dropout.class).stream()
                .filter(dropout -> dropout.name().equals(projection.from()))
                .map(Dropout::from)
                .findFirst()
                .orElse(projection.from());
    }

    /** The fields of a population in the making. */
    private static final class Fields {
        private final int channels;
        private final int bins;
        private final double[][] values;

        Fields(int neurons, int channels, int bins) {
            this.channels = channels;
            this.bins = bins;
            this.values = new double[neurons][channels * bins];
        }

        /** @param source the fields of what is read; null for the input */
        void add(Synapses synapses, Fields source, DelayBins of) {
            for (int s = 0; s < synapses.size(); s++) {
                double[] own = values[synapses.postOf(s)];
                int delay = of.of(synapses, s);
                double weight = synapses.weight(s);
                if (source == null) {
                    own[synapses.preOf(s) * bins + delay] += Math.signum(weight);
                } else {
                    source.addTo(own, bins, synapses.preOf(s), delay, weight);
                }
            }
        }

        private void addTo(double[] target, int targetBins, int neuron, int shift, double weight) {
            double[] own = values[neuron];
            for (int channel = 0; channel < channels; channel++) {
                int to = channel * targetBins + shift;
                for (int from = channel * bins, end = from + bins; from < end; from++, to++) {
                    target[to] += weight * own[from];
                }
            }
        }
    }
}
