/** Delays learned from exact spike times. */
module org.ranvier.plugins.delays.delgrad {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.DelayLearner with
            org.ranvier.plugins.delays.delgrad.DelGrad;
}
