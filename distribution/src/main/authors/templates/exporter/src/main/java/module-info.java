/** The plugin template-name. */
module com.example.template {
    requires org.ranvier.api;
    requires org.ranvier.support;

    provides org.ranvier.api.exchange.NetworkExporter with
            com.example.template.TemplateExporter;
}
