/** Optimisers and penalties. */
module org.ranvier.plugins.optimizers.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.Optimizer with
            org.ranvier.plugins.optimizers.standard.Sgd,
            org.ranvier.plugins.optimizers.standard.Adam,
            org.ranvier.plugins.optimizers.standard.AdamW,
            org.ranvier.plugins.optimizers.standard.AmsGrad;
    provides org.ranvier.api.learning.Regularizer with
            org.ranvier.plugins.optimizers.standard.L1,
            org.ranvier.plugins.optimizers.standard.CappedL1,
            org.ranvier.plugins.optimizers.standard.L2,
            org.ranvier.plugins.optimizers.standard.Band;
}
