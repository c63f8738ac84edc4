package org.ranvier.analysis;

import java.util.stream.IntStream;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;

/** The synapses of a projection with the weights and delays by which they act at inference. */
final class Synapses {

    private final Projection projection;
    private final double dtMs;
    private final double[] weights;
    private final double[] delaysMs;

    private Synapses(Projection projection, double dtMs, double[] weights, double[] delaysMs) {
        this.projection = projection;
        this.dtMs = dtMs;
        this.weights = weights;
        this.delaysMs = delaysMs;
    }

    static Synapses of(TrainedNetwork network, String name) {
        Projection projection = network.plan().get(Projection.class, name);
        TrainedProjection trained = new TrainedProjection(network, projection);
        double[] delays = trained.delaysMs();
        double[] own = IntStream.range(0, projection.synapses().size())
                .mapToDouble(s -> delays[trained.delayOf(s)])
                .toArray();
        double dtMs = network.plan().eventDriven() ? 0 : network.plan().dtMs();
        return new Synapses(projection, dtMs, trained.weights(), own);
    }

    Projection projection() {
        return projection;
    }

    int size() {
        return weights.length;
    }

    int preOf(int synapse) {
        return list().preOf(synapse);
    }

    int postOf(int synapse) {
        return list().postOf(synapse);
    }

    private SynapseList list() {
        return projection.synapses();
    }

    /** The effective weight. */
    double weight(int synapse) {
        return weights[synapse];
    }

    /** The effective weights, one per synapse. */
    double[] weights() {
        return weights;
    }

    /** The delay in ms before rounding. */
    double delayMs(int synapse) {
        return delaysMs[synapse];
    }

    /** The delays in ms before rounding, one per synapse. */
    double[] delaysMs() {
        return delaysMs;
    }

    /** The delay in ms that acts at inference: where a clock drives the network, one of whole ticks. */
    double actingDelayMs(int synapse) {
        return projection
                .delays()
                .kernel()
                .map(kernel -> kernel.ticks(delaysMs[synapse], dtMs, false) * dtMs)
                .orElse(delaysMs[synapse]);
    }
}
