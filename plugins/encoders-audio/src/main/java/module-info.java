/** Encoders of sounds. */
module org.ranvier.plugins.encoders.audio {
    requires org.ranvier.api;
    requires hipparchus.fft;

    provides org.ranvier.api.data.Encoder with
            org.ranvier.plugins.encoders.audio.Mel;
}
