/** Encoders of sounds. */
@SuppressWarnings("requires-automatic")
module org.ranvier.plugins.encoders.audio {
    requires org.ranvier.api;
    requires org.apache.commons.math4.transform;

    provides org.ranvier.api.data.Encoder with
            org.ranvier.plugins.encoders.audio.Mel;
}
