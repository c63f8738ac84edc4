package org.ranvier.plugins.backend.reference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.plugins.backend.reference.EventProjection.Arrival;

/**
 * dL/dt followed back from the output spikes, and the gradients of weights and arrival times summed over some samples. Only
 * spike times go in, so it is the same whether they were simulated or measured.
 */
final class EventGradient {

    private final EventNetwork network;
    private final Map<String, double[]> dWeights = new LinkedHashMap<>();
    private final Map<String, double[]> dArrivals = new LinkedHashMap<>();

    EventGradient(EventNetwork network) {
        this.network = network;
        for (EventProjection p : network.projections()) {
            dWeights.put(p.plan().name(), new double[p.synapses().size]);
            dArrivals.put(p.plan().name(), new double[p.synapses().size]);
        }
    }

    /**
     * Goes back through one sample.
     *
     * @param times the first spikes of every input and population
     * @param dOutput dL/dt of the output spikes
     * @return dL/dt of the input spikes
     */
    double[] add(Map<String, double[]> times, double[] dOutput) {
        Map<String, double[]> dTimes = new HashMap<>();
        times.forEach((source, t) -> dTimes.put(source, new double[t.length]));
        dTimes.put(network.output, dOutput);
        for (Population population : network.populations.reversed()) {
            double[] errors = dTimes.get(population.name());
            for (int i = 0; i < errors.length; i++) {
                boolean spiked = times.get(population.name())[i] < Double.POSITIVE_INFINITY;
                if (spiked && errors[i] != 0) {
                    throughNeuron(population, i, times, errors[i], dTimes);
                }
            }
        }
        return dTimes.get(network.input.name());
    }

    private void throughNeuron(
            Population population, int i, Map<String, double[]> times, double error, Map<String, double[]> dTimes) {
        EventArrivals in = new EventArrivals(network, population, i, times);
        double[] byWeight = new double[in.count];
        double[] byArrival = new double[in.count];
        double spike = times.get(population.name())[i];
        network.rule.gradients(
                network.kernel(population, i), spike, in.count, in.times, in.weights, byWeight, byArrival);
        network.rule.limit(error, in.count, byWeight);
        for (int n = 0; n < in.count; n++) {
            Arrival arrival = in.get(n);
            EventProjection by = arrival.by();
            dWeights.get(by.plan().name())[arrival.synapse()] += error * byWeight[n];
            dArrivals.get(by.plan().name())[arrival.synapse()] += error * byArrival[n];
            dTimes.get(by.plan().from())[by.synapses().preOf[arrival.synapse()]] += error * byArrival[n];
        }
    }

    /** Adds the sums over other samples. */
    void add(EventGradient more) {
        dWeights.forEach((name, sum) -> add(more.dWeights.get(name), sum));
        dArrivals.forEach((name, sum) -> add(more.dArrivals.get(name), sum));
    }

    /** Hands the sums on to the trained numbers. */
    void addToParameters() {
        for (EventProjection p : network.projections()) {
            p.numbers().addWeightGradient(dWeights.get(p.plan().name()));
            // An arrival is a spike plus its delay, so dL/darrival is dL/ddelay.
            p.numbers().addDelayGradient(dArrivals.get(p.plan().name()));
        }
    }

    private static void add(double[] more, double[] sum) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += more[n];
        }
    }
}
