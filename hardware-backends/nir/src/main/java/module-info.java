/** Networks to and from NIR, the neuromorphic intermediate representation. */
@SuppressWarnings("requires-automatic")
module org.ranvier.hardware.nir {
    requires org.ranvier.api;
    requires org.ranvier.support;
    requires io.jhdf;
    // io.jhdf is an automatic module: what it uses has to be asked for here.
    requires org.slf4j;
    requires org.slf4j.nop;
    requires org.apache.commons.lang3;
    requires com.ning.compress.lzf;

    provides org.ranvier.api.exchange.NetworkExporter with
            org.ranvier.hardware.nir.NirExporter;
    provides org.ranvier.api.exchange.NetworkImporter with
            org.ranvier.hardware.nir.NirImporter;
}
