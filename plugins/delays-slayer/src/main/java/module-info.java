/** SLAYER's delay learning. */
module org.ranvier.plugins.delays.slayer {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.DelayLearner with
            org.ranvier.plugins.delays.slayer.Slayer;
}
