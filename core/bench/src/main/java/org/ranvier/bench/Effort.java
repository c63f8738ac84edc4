package org.ranvier.bench;

/**
 * Extent of a measurement: a number of rounds, or a duration with a minimum of a few rounds.
 *
 * @param rounds the minimum number of rounds
 * @param seconds the minimum duration in seconds
 */
public record Effort(int rounds, double seconds) {

    private static final int FEW = 3;

    /** Returns an effort of exactly this many steps. */
    public static Effort ofSteps(int steps) {
        return new Effort(steps, 0);
    }

    /** Returns an effort of about this duration, with a few rounds at least. */
    public static Effort ofSeconds(double seconds) {
        return new Effort(FEW, seconds);
    }

    /** Returns a share of this effort, of one round at least. */
    Effort share(double share) {
        return new Effort(Math.max(1, (int) Math.round(rounds * share)), seconds * share);
    }

    boolean isEnough(int done, long nanos) {
        return done >= rounds && nanos >= seconds * 1e9;
    }
}
