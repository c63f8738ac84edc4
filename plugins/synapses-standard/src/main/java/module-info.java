/** Post-synaptic currents, weight parametrisations, connectivity and initialisers that most networks are made of. */
module org.ranvier.plugins.synapses.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Synapse with
            org.ranvier.plugins.synapses.standard.Delta,
            org.ranvier.plugins.synapses.standard.Exponential,
            org.ranvier.plugins.synapses.standard.Alpha;
    provides org.ranvier.api.model.WeightParametrization with
            org.ranvier.plugins.synapses.standard.weight.Free,
            org.ranvier.plugins.synapses.standard.weight.Nonnegative,
            org.ranvier.plugins.synapses.standard.weight.Dale,
            org.ranvier.plugins.synapses.standard.weight.FixedSign,
            org.ranvier.plugins.synapses.standard.weight.Ternary,
            org.ranvier.plugins.synapses.standard.weight.Quantized;
    provides org.ranvier.api.model.Connectivity with
            org.ranvier.plugins.synapses.standard.connectivity.Dense,
            org.ranvier.plugins.synapses.standard.connectivity.FixedSparse,
            org.ranvier.plugins.synapses.standard.connectivity.RandomSparse;
    provides org.ranvier.api.model.Initializer with
            org.ranvier.plugins.synapses.standard.initial.ConstantValue,
            org.ranvier.plugins.synapses.standard.initial.Uniform,
            org.ranvier.plugins.synapses.standard.initial.Normal,
            org.ranvier.plugins.synapses.standard.initial.HalfNormal,
            org.ranvier.plugins.synapses.standard.initial.FanInUniform,
            org.ranvier.plugins.synapses.standard.initial.KaimingUniform,
            org.ranvier.plugins.synapses.standard.initial.XavierUniform,
            org.ranvier.plugins.synapses.standard.initial.RandomSign;
}
