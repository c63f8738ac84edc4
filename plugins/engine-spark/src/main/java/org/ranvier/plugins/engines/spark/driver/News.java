package org.ranvier.plugins.engines.spark.driver;

import java.io.PrintStream;
import java.util.Optional;

/**
 * A line by which the driver says how a trial goes on, among others that its standard output may have.
 *
 * @param event what happened
 * @param trial its name
 * @param reason why it was lost; empty otherwise
 */
public record News(Event event, String trial, String reason) {

    private static final String MARK = "ranvier-trial";

    /** What can happen to a trial. */
    public enum Event {
        /** Spark has taken the application; of no trial. */
        READY,
        /** A task of it was started. */
        RUNNING,
        /** Its task was lost, and will be started again. */
        WAITING,
        /** Its command has ended by itself. */
        ENDED,
        /** It was given up. */
        LOST
    }

    /** News of no trial. */
    static News ready() {
        return new News(Event.READY, "", "");
    }

    void print(PrintStream out) {
        out.println(String.join("\t", MARK, event.name(), trial, reason.replaceAll("\\s+", " ")));
        out.flush();
    }

    /** Reads a line; nothing where it is another's. */
    public static Optional<News> of(String line) {
        String[] parts = line.split("\t", -1);
        return parts.length == 4 && parts[0].equals(MARK)
                ? Optional.of(new News(Event.valueOf(parts[1]), parts[2], parts[3]))
                : Optional.empty();
    }
}
