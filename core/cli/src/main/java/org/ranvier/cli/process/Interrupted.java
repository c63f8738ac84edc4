package org.ranvier.cli.process;

/** The person interrupted a command that can tell how to go on. */
public final class Interrupted extends InterruptedException {

    private final String remedy;

    /**
     * An interruption.
     *
     * @param message what was reached
     * @param remedy how to go on
     */
    public Interrupted(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
