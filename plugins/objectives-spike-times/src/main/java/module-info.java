/** Losses and predictions of exact spike times. */
module org.ranvier.plugins.objectives.spiketimes {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Objective with
            org.ranvier.plugins.objectives.spiketimes.ShiftInvariantMse,
            org.ranvier.plugins.objectives.spiketimes.SpikeTimeMse,
            org.ranvier.plugins.objectives.spiketimes.FirstSpikeMse,
            org.ranvier.plugins.objectives.spiketimes.FirstSpikeCrossEntropy;
}
