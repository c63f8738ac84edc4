/** The plugin template-name. */
module com.example.template {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.Regularizer with
            com.example.template.TemplateRegularizer;
}
