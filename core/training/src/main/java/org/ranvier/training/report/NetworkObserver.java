package org.ranvier.training.report;

import java.util.List;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;

/** Sees what a trained network does with samples, at inference. */
public interface NetworkObserver {

    /** Sees nothing. */
    NetworkObserver NONE = batch -> {};

    /** Returns what is to be recorded besides outputs and counts of spikes, as {@code population.quantity}. */
    default List<String> quantities(NetworkPlan plan) {
        return List.of();
    }

    /** Is shown a batch; batches come in the order of the samples. */
    void batch(ObservedBatch batch);

    /**
     * Samples that a network was run on.
     *
     * @param network the network with its numbers
     * @param criterion the objective of the experiment; losses are not weighted by class
     * @param signal the input
     * @param targets what is to be answered, one a sample
     * @param samples the places of the samples in their split as the dataset has it, from 0
     * @param recording what the network did
     */
    record ObservedBatch(
            TrainedNetwork network,
            Criterion criterion,
            SignalBatch signal,
            List<Target> targets,
            int[] samples,
            Recording recording) {}
}
