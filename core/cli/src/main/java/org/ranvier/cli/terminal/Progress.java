package org.ranvier.cli.terminal;

/** Progress of a task. */
public interface Progress extends AutoCloseable {

    /**
     * Some step was reached.
     *
     * @param done how many steps are done now
     * @param message what to show besides, such as a loss
     */
    void reached(long done, String message);

    /** Prints a line that stays, above whatever moves. */
    void line(String text);

    @Override
    void close();
}
