/** The plugin template-name. */
module com.example.template {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.Schedule with
            com.example.template.TemplateSchedule;
}
