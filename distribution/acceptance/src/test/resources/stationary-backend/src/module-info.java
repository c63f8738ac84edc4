module com.hw.stationary {
    requires org.ranvier.api;
    provides org.ranvier.api.backend.Backend with com.hw.stationary.StationaryBackend;
}
