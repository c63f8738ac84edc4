package org.ranvier.hardware.nir.graph;

/** A graph that cannot become a network: why, as a clause, and what to do. */
public final class Unfit extends IllegalArgumentException {

    /** The remedy where only the documentation helps. */
    public static final String SEE_DOCS = "docs/nir.md lists what a graph may have";

    private static final long serialVersionUID = 1;

    private final String remedy;

    public Unfit(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
