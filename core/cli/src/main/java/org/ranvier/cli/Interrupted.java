package org.ranvier.cli;

/** The person interrupted a command that can tell how to go on. */
final class Interrupted extends InterruptedException {

    private final String remedy;

    /**
     * An interruption.
     *
     * @param message what was reached
     * @param remedy how to go on
     */
    Interrupted(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
