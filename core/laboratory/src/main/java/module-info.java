/** Lends the equation compiler to the test kit. */
module org.ranvier.laboratory {
    requires org.ranvier.compiler;
    requires org.ranvier.testkit;

    // Repeated in META-INF/services, as tests of a plugin see this on the class path.
    provides org.ranvier.testkit.spi.Laboratory with org.ranvier.laboratory.CompilerLaboratory;
}
