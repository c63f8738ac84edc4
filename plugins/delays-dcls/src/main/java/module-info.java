/** Dilated convolutions with learnable spacings. */
module org.ranvier.plugins.delays.dcls {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.DelayLearner with
            org.ranvier.plugins.delays.dcls.Dcls,
            org.ranvier.plugins.delays.dcls.DclsTriangle;
}
