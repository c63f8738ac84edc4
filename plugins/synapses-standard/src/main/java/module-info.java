/** Post-synaptic currents, weight parametrisations, connectivity and initialisers that most networks are made of. */
module org.ranvier.plugins.synapses.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Synapse with
            org.ranvier.plugins.synapses.standard.Delta,
            org.ranvier.plugins.synapses.standard.Exponential,
            org.ranvier.plugins.synapses.standard.Alpha;
    provides org.ranvier.api.model.WeightParametrization with
            org.ranvier.plugins.synapses.standard.Free,
            org.ranvier.plugins.synapses.standard.Nonnegative,
            org.ranvier.plugins.synapses.standard.Dale,
            org.ranvier.plugins.synapses.standard.FixedSign,
            org.ranvier.plugins.synapses.standard.Ternary,
            org.ranvier.plugins.synapses.standard.Quantized;
    provides org.ranvier.api.model.Connectivity with
            org.ranvier.plugins.synapses.standard.Dense,
            org.ranvier.plugins.synapses.standard.FixedSparse,
            org.ranvier.plugins.synapses.standard.RandomSparse;
    provides org.ranvier.api.model.Initializer with
            org.ranvier.plugins.synapses.standard.ConstantValue,
            org.ranvier.plugins.synapses.standard.Uniform,
            org.ranvier.plugins.synapses.standard.Normal,
            org.ranvier.plugins.synapses.standard.FanInUniform,
            org.ranvier.plugins.synapses.standard.KaimingUniform,
            org.ranvier.plugins.synapses.standard.XavierUniform,
            org.ranvier.plugins.synapses.standard.RandomSign;
}
