/** Leaky integrate-and-fire neurons with an adaptation current. */
module org.ranvier.plugins.neurons.adlif {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Neuron with
            org.ranvier.plugins.neurons.adlif.AdLif,
            org.ranvier.plugins.neurons.adlif.AdLifPlus;
}
