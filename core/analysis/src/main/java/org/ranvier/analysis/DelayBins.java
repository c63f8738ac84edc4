package org.ranvier.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;

/**
 * The bins that delays are sorted into: ticks where a clock drives a network, 24 parts of the longest delay where
 * events do. Networks of one plan that are compared share their bins.
 *
 * @param widthMs the width of a bin in ms, above 0; bin n is around n · width
 * @param last the last bin of each projection, by name
 */
public record DelayBins(double widthMs, Map<String, Integer> last) {

    private static final int PARTS = 24;

    /**
     * Returns the bins that several networks of the same projections share.
     *
     * @param networks at least one
     */
    public static DelayBins of(TrainedNetwork... networks) {
        NetworkPlan plan = networks[0].plan();
        double width = plan.eventDriven() ? longest(networks) / PARTS : plan.dtMs();
        Map<String, Integer> last = new LinkedHashMap<>();
        for (Projection p : plan.all(Projection.class)) {
            List<Integer> bins = new ArrayList<>();
            bins.add(p.delays().maxTicks());
            if (plan.eventDriven()) {
                for (TrainedNetwork network : networks) {
                    longest(network, p.name()).forEach(d -> bins.add((int) Math.rint(d / width)));
                }
            }
            last.put(p.name(), bins.stream().mapToInt(n -> n).max().orElse(0));
        }
        return new DelayBins(width, last);
    }

    /** The bin that a synapse's delay is in. */
    int of(Synapses synapses, int synapse) {
        int bin = (int) Math.rint(synapses.actingDelayMs(synapse) / widthMs);
        return Math.max(0, Math.min(bin, last.get(synapses.projection().name())));
    }

    private static double longest(TrainedNetwork... networks) {
        double longest = 0;
        for (TrainedNetwork network : networks) {
            for (Projection p : network.plan().all(Projection.class)) {
                longest =
                        Math.max(longest, longest(network, p.name()).findFirst().orElse(0));
            }
        }
        return longest > 0 ? longest : 1;
    }

    private static DoubleStream longest(TrainedNetwork network, String projection) {
        Synapses synapses = Synapses.of(network, projection);
        return DoubleStream.of(synapses.delaysMs()).max().stream();
    }
}
