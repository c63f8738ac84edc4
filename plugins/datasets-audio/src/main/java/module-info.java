/** Datasets of recorded speech. */
module org.ranvier.plugins.datasets.audio {
    requires org.ranvier.api;
    requires de.siegmar.fastcsv;

    provides org.ranvier.api.data.Dataset with
            org.ranvier.plugins.datasets.audio.Fsdd,
            org.ranvier.plugins.datasets.audio.Gsc,
            org.ranvier.plugins.datasets.audio.RawHd,
            org.ranvier.plugins.datasets.audio.SpeechFolder;
}
