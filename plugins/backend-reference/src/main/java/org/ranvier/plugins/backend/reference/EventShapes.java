package org.ranvier.plugins.backend.reference;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.data.Recording;

/** Whether times recorded elsewhere fit a network and a batch. */
final class EventShapes {

    private EventShapes() {}

    static void check(EventNetwork network, int samples, Recording.Times measured, double[] outputGradient) {
        for (Population p : network.populations) {
            double[] times = measured.spikes().get(p.name());
            int expected = samples * p.neurons() * network.perNeuron;
            if (times == null || times.length != expected) {
                throw new RanvierException(Problem.run(
                        "measured times of '" + p.name() + "'",
                        times == null ? "there are none" : "there are " + times.length,
                        "record " + expected + ": " + samples + " samples of " + p.neurons() + " neurons"
                                + (network.perNeuron > 1 ? ", " + network.perNeuron + " spikes of each" : "")));
            }
            if (p.name().equals(network.output) && outputGradient.length != expected) {
                throw new IllegalArgumentException(
                        "the output gradient has " + outputGradient.length + " numbers, not " + expected);
            }
        }
    }
}
