/** The plugin template-name. */
module com.example.template {
    requires org.ranvier.api;

    provides org.ranvier.api.model.Neuron with
            com.example.template.TemplateNeuron;
}
