/** Array formats of the field: npy, npz, safetensors, CSV. */
module org.ranvier.data {
    requires org.ranvier.api;
    requires tools.jackson.databind;

    exports org.ranvier.data;
}
