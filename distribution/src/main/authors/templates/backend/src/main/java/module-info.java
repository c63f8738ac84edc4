/** The plugin template-name. */
module com.example.template {
    requires org.ranvier.api;
    requires org.ranvier.support;

    provides org.ranvier.api.backend.Backend with
            com.example.template.TemplateBackend;
}
