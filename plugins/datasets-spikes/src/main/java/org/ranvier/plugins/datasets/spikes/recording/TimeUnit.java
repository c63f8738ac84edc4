package org.ranvier.plugins.datasets.spikes.recording;

/** The unit of the times in a file. */
public enum TimeUnit {
    SECONDS("s") {
        @Override
        public double toMs(double time) {
            return time * 1000;
        }
    },
    MILLISECONDS("ms") {
        @Override
        public double toMs(double time) {
            return time;
        }
    },
    MICROSECONDS("us") {
        @Override
        public double toMs(double time) {
            // Divided, not multiplied by 0.001: whole microseconds then are the nearest doubles of their milliseconds.
            return time / 1000;
        }
    };

    private final String word;

    TimeUnit(String word) {
        this.word = word;
    }

    /** The word that selects it. */
    public String word() {
        return word;
    }

    /** A time of this unit in ms. */
    public abstract double toMs(double time);
}
