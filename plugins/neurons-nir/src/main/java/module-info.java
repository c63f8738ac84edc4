/** The neurons of NIR, the neuromorphic intermediate representation, with its names and its parameters. */
module org.ranvier.plugins.neurons.nir {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Neuron with
            org.ranvier.plugins.neurons.nir.NirLif,
            org.ranvier.plugins.neurons.nir.NirLi,
            org.ranvier.plugins.neurons.nir.NirCubaLif,
            org.ranvier.plugins.neurons.nir.NirCubaLi,
            org.ranvier.plugins.neurons.nir.NirIf,
            org.ranvier.plugins.neurons.nir.NirI,
            org.ranvier.plugins.neurons.nir.NirThreshold,
            org.ranvier.plugins.neurons.nir.NirScale;
}
