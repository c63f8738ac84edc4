/** Recordings: the Heidelberg sets, and a user's own spikes and signals in npz, HDF5, CSV or .ts. */
@SuppressWarnings("requires-automatic")
module org.ranvier.plugins.datasets.spikes {
    requires org.ranvier.api;
    requires de.siegmar.fastcsv;
    requires io.jhdf;
    // io.jhdf is an automatic module: what it uses has to be asked for here.
    requires org.slf4j;
    requires org.slf4j.nop;
    requires org.apache.commons.lang3;
    requires com.ning.compress.lzf;

    provides org.ranvier.api.data.Dataset with
            org.ranvier.plugins.datasets.spikes.Spikes,
            org.ranvier.plugins.datasets.spikes.RealArrays,
            org.ranvier.plugins.datasets.spikes.Shd,
            org.ranvier.plugins.datasets.spikes.Ssc;
}
