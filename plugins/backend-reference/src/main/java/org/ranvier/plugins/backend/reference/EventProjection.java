package org.ranvier.plugins.backend.reference;

import java.util.List;
import org.ranvier.api.backend.NetworkPlan.Projection;

/** A projection that carries single spikes, with its weights and delays evaluated. */
record EventProjection(Projection plan, Synapses synapses, ProjectionNumbers numbers) {

    /** Adds the spikes on their way to one neuron; silent neurons send none. */
    void collect(double[] sent, int post, List<Arrival> arrivals) {
        for (int s = synapses.firstByPost[post]; s < synapses.firstByPost[post + 1]; s++) {
            double time = sent[synapses.preOf[s]];
            if (time < Double.POSITIVE_INFINITY) {
                double delay = numbers.delays[synapses.delayOf(plan.delays().site(), s)];
                arrivals.add(new Arrival(time + delay, numbers.weights[s], this, s));
            }
        }
    }

    /**
     * A spike on its way.
     *
     * @param time when it arrives, in ms
     */
    record Arrival(double time, double weight, EventProjection by, int synapse) {}
}
