package org.ranvier.cli.terminal;

/** Colours of terminals. */
public enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33);

    /** Ends any colour. */
    static final String END = "\u001B[0m";

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    String start() {
        return "\u001B[" + code + "m";
    }
}
