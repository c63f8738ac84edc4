/** Delays that are not learned, and delays learned by linear interpolation. */
module org.ranvier.plugins.delays.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.DelayLearner with
            org.ranvier.plugins.delays.standard.Fixed,
            org.ranvier.plugins.delays.standard.Triangle;
}
