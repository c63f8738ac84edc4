/** The plugin template-name. */
module com.example.template {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Augmentation with
            com.example.template.TemplateAugmentation;
}
