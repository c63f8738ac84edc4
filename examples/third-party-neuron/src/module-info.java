/** One neuron, made outside of Ranvier's sources. */
module com.example.izhikevich {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Neuron with com.example.izhikevich.Izhikevich;
}
