/** One delay learner, made outside of Ranvier's sources. */
module com.example.bell {
    requires org.ranvier.api;

    provides org.ranvier.api.model.DelayLearner with com.example.bell.Bell;
}
