package org.ranvier.api.learning;

import org.ranvier.api.ApiStatus;

/** Rounding of delays to whole ticks at inference; written into every checkpoint. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public enum Rounding {
    /** Down. */
    FLOOR {
        @Override
        public double apply(double ticks) {
            return Math.floor(ticks);
        }
    },
    /** To the nearest, ties to even. */
    NEAREST_EVEN {
        @Override
        public double apply(double ticks) {
            return Math.rint(ticks);
        }
    },
    /** Not at all. */
    NONE {
        @Override
        public double apply(double ticks) {
            return ticks;
        }
    };

    /**
     * {@return the rounded delay}
     *
     * @param ticks the delay in ticks, a real number of at least 0
     */
    public abstract double apply(double ticks);
}
