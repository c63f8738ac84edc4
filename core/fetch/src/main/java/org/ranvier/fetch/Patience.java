package org.ranvier.fetch;

import java.time.Duration;

/**
 * Timeouts and retry policy for a server.
 *
 * @param connect the time within which a connection must be established
 * @param answer the time within which a server must begin its answer, and for which it may then be silent
 * @param attempts the number of successive attempts at one address that yield no further byte
 * @param pause the pause before the second attempt; each further one is twice as long
 */
public record Patience(Duration connect, Duration answer, int attempts, Duration pause) {

    /** For servers on the internet. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(15), Duration.ofSeconds(45), 4, Duration.ofSeconds(1));

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * The pause after a failure.
     *
     * @param failures how many there were in a row, from 1
     * @param wish what the server asked for, or zero
     */
    Duration pause(int failures, Duration wish) {
        Duration own = pause.multipliedBy(1L << Math.min(failures - 1, 16));
        Duration longer = own.compareTo(wish) > 0 ? own : wish;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
