/** The analog chip BrainScaleS-2, emulated or behind a socket, with training in the loop. */
@SuppressWarnings("module") // The digit is part of the chip's name.
module org.ranvier.hardware.brainscales2 {
    requires org.ranvier.api;
    requires org.ranvier.support;
    // Ranvier's own, for the lines of JSON that go over a socket.
    requires tools.jackson.databind;

    // The ideal model, a backend of another plugin.
    uses org.ranvier.api.backend.Backend;

    provides org.ranvier.api.backend.Backend with
            org.ranvier.hardware.brainscales2.BrainScaleS2Backend;
    provides org.ranvier.api.hardware.NetworkPlacer with
            org.ranvier.hardware.brainscales2.BrainScaleS2Placer;
    provides org.ranvier.api.hardware.HardwareMeter with
            org.ranvier.hardware.brainscales2.BrainScaleS2Meter;
    provides org.ranvier.api.hardware.HardwareServer with
            org.ranvier.hardware.brainscales2.BrainScaleS2Server;
}
