package org.ranvier.api;

/** The unit of a number. Physical time is in milliseconds; ticks are whole steps of the simulation clock. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public enum Unit {
    /** A pure number. */
    NONE(""),
    /** Milliseconds. */
    MILLISECONDS("ms"),
    /** Whole steps of the simulation clock. */
    TICKS("ticks"),
    /** Millivolts. */
    MILLIVOLTS("mV"),
    /** Spikes per second. */
    HERTZ("Hz");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** {@return the symbol as printed, empty for a pure number} */
    public String symbol() {
        return symbol;
    }
}
