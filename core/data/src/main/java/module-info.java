/** Array formats of the field: npy, npz, safetensors. */
module org.ranvier.data {
    requires org.ranvier.api;
    requires org.ranvier.text;
    requires tools.jackson.databind;

    exports org.ranvier.data;
}
