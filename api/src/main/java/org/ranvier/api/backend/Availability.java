package org.ranvier.api.backend;

/** Whether a backend can run on this machine. */
public sealed interface Availability {

    /**
     * It can.
     *
     * @param detail on what, for people
     */
    record Available(String detail) implements Availability {}

    /**
     * It cannot.
     *
     * @param reason why
     * @param remedy what to do
     */
    record Unavailable(String reason, String remedy) implements Availability {}
}
