/** Spike response model neurons. */
module org.ranvier.plugins.neurons.srm {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Neuron with
            org.ranvier.plugins.neurons.srm.Srm;
}
