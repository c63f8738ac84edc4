package org.ranvier.plugins.backend.reference.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.plugins.backend.reference.event.EventProjection.Arrival;

/** The spikes on their way to one neuron in one sample, as they arrive; simultaneous ones in the order of the plan. */
final class EventArrivals {

    final int count;
    final double[] times;
    final double[] weights;
    private final List<Arrival> arrivals = new ArrayList<>();

    /**
     * Gathers.
     *
     * @param sent the spikes of every input and population so far, [neuron][spike]
     */
    EventArrivals(EventNetwork network, Population population, int neuron, Map<String, double[]> sent) {
        for (EventProjection in : network.into(population)) {
            in.collect(sent.get(in.plan().from()), network.perNeuron, neuron, arrivals);
        }
        arrivals.sort(Comparator.comparingDouble(Arrival::time));
        count = arrivals.size();
        times = arrivals.stream().mapToDouble(Arrival::time).toArray();
        weights = arrivals.stream().mapToDouble(Arrival::weight).toArray();
    }

    Arrival get(int n) {
        return arrivals.get(n);
    }
}
