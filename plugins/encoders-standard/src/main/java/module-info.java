/** Encoders of values, events and signals. */
module org.ranvier.plugins.encoders.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Encoder with
            org.ranvier.plugins.encoders.standard.Threshold,
            org.ranvier.plugins.encoders.standard.Latency,
            org.ranvier.plugins.encoders.standard.TimeToFirstSpike,
            org.ranvier.plugins.encoders.standard.Rate,
            org.ranvier.plugins.encoders.standard.Bins,
            org.ranvier.plugins.encoders.standard.LevelCrossing,
            org.ranvier.plugins.encoders.standard.None;
}
