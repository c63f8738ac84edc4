package org.ranvier.api;

/**
 * Clock of a simulation: ticks of equal length, from 0 ms on.
 *
 * @param dtMs the length of a tick in ms, above 0
 * @param ticks the number of ticks, at least 1
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public record Clock(double dtMs, int ticks) {

    /** Refuses a tick that is not above 0 and finite, and fewer than one tick. */
    public Clock {
        if (!(dtMs > 0) || Double.isInfinite(dtMs)) {
            throw new IllegalArgumentException("a tick of " + dtMs + " ms");
        }
        if (ticks < 1) {
            throw new IllegalArgumentException(ticks + " ticks");
        }
    }

    /** {@return the length of all ticks in ms} */
    public double lengthMs() {
        return dtMs * ticks;
    }
}
