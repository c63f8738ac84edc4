/** Leaky integrate-and-fire neurons, readouts and units that do not spike. */
module org.ranvier.plugins.neurons.lif {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Neuron with
            org.ranvier.plugins.neurons.lif.Lif,
            org.ranvier.plugins.neurons.lif.Leaky,
            org.ranvier.plugins.neurons.lif.Memoryless,
            org.ranvier.plugins.neurons.lif.Relu;
}
