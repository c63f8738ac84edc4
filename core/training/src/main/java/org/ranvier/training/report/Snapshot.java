package org.ranvier.training.report;

import java.util.Map;
import org.ranvier.api.plan.TrainedNetwork;

/** A network at the end of an epoch, for those who want to look at it: each look costs something. */
public interface Snapshot {

    /** Returns a copy of the network with its numbers. */
    TrainedNetwork network();

    /** Runs the first validation sample at inference, and returns the spikes of every population that spikes. */
    Map<String, Spikes> spikes();

    /**
     * Spikes of a population.
     *
     * @param neurons how many neurons it has, silent ones too
     * @param endMs when the sample ends; where events drive the network, the last spike
     * @param timesMs times of spikes
     * @param neuron whose they are, as many, from 0
     */
    record Spikes(int neurons, double endMs, double[] timesMs, int[] neuron) {}
}
