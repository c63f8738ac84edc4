/** The reference backend: scalar, double precision, obvious; the oracle for all others. */
module org.ranvier.plugins.backend.reference {
    requires org.ranvier.api;
    requires org.ranvier.support;

    provides org.ranvier.api.backend.Backend with
            org.ranvier.plugins.backend.reference.ReferenceBackend;
}
