/**
 * The OpenCL backend: single precision on GPUs and whatever else has an OpenCL driver. Equations become kernel source;
 * the driver is called through {@code java.lang.foreign}, so there is no library beside it.
 */
module org.ranvier.plugins.backend.opencl {
    requires org.ranvier.api;
    requires org.ranvier.support;

    provides org.ranvier.api.backend.Backend with
            org.ranvier.plugins.backend.opencl.OpenClBackend;
}
