/** Surrogate derivatives of the spike. */
module org.ranvier.plugins.surrogates.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.Surrogate with
            org.ranvier.plugins.surrogates.standard.Boxcar,
            org.ranvier.plugins.surrogates.standard.Triangle,
            org.ranvier.plugins.surrogates.standard.ArcTangent,
            org.ranvier.plugins.surrogates.standard.Sigmoid,
            org.ranvier.plugins.surrogates.standard.FastSigmoid,
            org.ranvier.plugins.surrogates.standard.Exponential;
}
