package org.ranvier.plugins.backend.reference.event;

import java.util.List;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.reference.plan.ProjectionNumbers;
import org.ranvier.support.plan.SynapseIndex;

/** A projection that carries single spikes, with its weights and delays evaluated. */
record EventProjection(Projection plan, SynapseIndex synapses, ProjectionNumbers numbers) {

    /** Adds the spikes on their way to one neuron; silent neurons send none. What was sent is [neuron][spike]. */
    void collect(double[] sent, int perNeuron, int post, List<Arrival> arrivals) {
        for (int s = synapses.firstByPost()[post]; s < synapses.firstByPost()[post + 1]; s++) {
            double delay = numbers.delays[synapses.delayOf(plan.delays().site(), s)];
            for (int k = 0; k < perNeuron; k++) {
                int spike = synapses.preOf()[s] * perNeuron + k;
                if (sent[spike] < Double.POSITIVE_INFINITY) {
                    arrivals.add(new Arrival(sent[spike] + delay, numbers.weights[s], this, s, spike));
                }
            }
        }
    }

    /**
     * A spike on its way.
     *
     * @param time when it arrives, in ms
     * @param spike which of those that the source sent, [neuron][spike]
     */
    record Arrival(double time, double weight, EventProjection by, int synapse, int spike) {}
}
