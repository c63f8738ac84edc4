package org.ranvier.hardware.nir;

/** A graph that cannot become a network: why, as a clause, and what to do. */
final class Unfit extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    Unfit(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
