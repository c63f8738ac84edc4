package org.ranvier.plugins.backend.reference.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.event.EventRule.KernelValues;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.plugins.backend.reference.event.EventProjection.Arrival;

/**
 * dL/dt followed back from the output spikes, and the gradients of weights and arrival times summed over some samples.
 * Only spike times go in, so it is the same whether they were simulated or measured.
 */
final class EventGradient {

    private final EventNetwork network;
    private final Map<String, double[]> dWeights = new LinkedHashMap<>();
    private final Map<String, double[]> dArrivals = new LinkedHashMap<>();

    EventGradient(EventNetwork network) {
        this.network = network;
        for (EventProjection p : network.projections()) {
            dWeights.put(p.plan().name(), new double[p.synapses().size()]);
            dArrivals.put(p.plan().name(), new double[p.synapses().size()]);
        }
    }

    /**
     * Goes back through one sample.
     *
     * @param times the spikes of every input and population, [neuron][spike]
     * @param dOutput dL/dt of the output spikes
     * @return dL/dt of the input spikes
     */
    double[] add(Map<String, double[]> times, double[] dOutput) {
        Map<String, double[]> dTimes = new HashMap<>();
        times.forEach((source, t) -> dTimes.put(source, new double[t.length]));
        dTimes.put(network.output, dOutput);
        for (Population population : network.populations.reversed()) {
            for (int i = 0; i < population.neurons(); i++) {
                throughNeuron(population, i, times, dTimes);
            }
        }
        return dTimes.get(network.input.name());
    }

    /** From its last spike to its first: a spike delays or hastens those after it. */
    private void throughNeuron(
            Population population, int i, Map<String, double[]> times, Map<String, double[]> dTimes) {
        int first = i * network.perNeuron;
        double[] own = Arrays.copyOfRange(times.get(population.name()), first, first + network.perNeuron);
        double[] errors = dTimes.get(population.name());
        EventArrivals in = null;
        for (int k = own.length - 1; k >= 0; k--) {
            if (own[k] < Double.POSITIVE_INFINITY && errors[first + k] != 0) {
                in = in == null ? new EventArrivals(network, population, i, times) : in;
                double[] bySpike = throughSpike(network.kernel(population, i), own, k, in, errors[first + k], dTimes);
                for (int m = 0; m < k; m++) {
                    errors[first + m] += errors[first + k] * bySpike[m];
                }
            }
        }
    }

    private double[] throughSpike(
            KernelValues kernel, double[] own, int k, EventArrivals in, double error, Map<String, double[]> dTimes) {
        double[] byWeight = new double[in.count];
        double[] byArrival = new double[in.count];
        double[] bySpike = new double[k];
        network.rule.gradients(kernel, k, own, in.count, in.times, in.weights, byWeight, byArrival, bySpike);
        network.rule.clipWeightGradients(error, in.count, byWeight);
        for (int n = 0; n < in.count; n++) {
            Arrival arrival = in.get(n);
            EventProjection by = arrival.by();
            dWeights.get(by.plan().name())[arrival.synapse()] += error * byWeight[n];
            dArrivals.get(by.plan().name())[arrival.synapse()] += error * byArrival[n];
            dTimes.get(by.plan().from())[arrival.spike()] += error * byArrival[n];
        }
        return bySpike;
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
