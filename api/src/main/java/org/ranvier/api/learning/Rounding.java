package org.ranvier.api.learning;

/** How a delay becomes a whole number of ticks at inference; written into every checkpoint. */
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

    /** The rounded delay. */
    public abstract double apply(double ticks);
}
