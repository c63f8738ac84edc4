/** Neurons with a response in closed form, for networks that spike times drive. */
module org.ranvier.plugins.neurons.event {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Neuron with
            org.ranvier.plugins.neurons.event.LifExact;
}
