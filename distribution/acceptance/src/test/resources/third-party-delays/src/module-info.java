/** One delay learner, made outside of Ranvier's sources. */
module com.example.bell {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.DelayLearner with com.example.bell.Bell;
}
