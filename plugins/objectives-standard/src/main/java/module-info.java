/** Losses, predictions and metrics for classes, classes per tick, spike trains and real values. */
module org.ranvier.plugins.objectives.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Objective with
            org.ranvier.plugins.objectives.standard.SpikeTrain,
            org.ranvier.plugins.objectives.standard.SpikeCount,
            org.ranvier.plugins.objectives.standard.SummedVoltage,
            org.ranvier.plugins.objectives.standard.MeanVoltage,
            org.ranvier.plugins.objectives.standard.MaxVoltage,
            org.ranvier.plugins.objectives.standard.SumOfSoftmax,
            org.ranvier.plugins.objectives.standard.PerTick,
            org.ranvier.plugins.objectives.standard.MeanSquaredError;
}
