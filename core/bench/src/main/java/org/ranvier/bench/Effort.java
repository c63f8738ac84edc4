package org.ranvier.bench;

/**
 * How long to go on: for so many rounds, or for so long but a few rounds at least.
 *
 * @param rounds how many at least
 * @param seconds how long at least
 */
public record Effort(int rounds, double seconds) {

    private static final int FEW = 3;

    /** Exactly so many. */
    public static Effort ofSteps(int steps) {
        return new Effort(steps, 0);
    }

    /** About so long. */
    public static Effort ofSeconds(double seconds) {
        return new Effort(FEW, seconds);
    }

    /** A share of it, of one round at least. */
    Effort share(double share) {
        return new Effort(Math.max(1, (int) Math.round(rounds * share)), seconds * share);
    }

    boolean isEnough(int done, long nanos) {
        return done >= rounds && nanos >= seconds * 1e9;
    }
}
