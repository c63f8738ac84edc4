package org.ranvier.api.data;

import java.util.List;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Turns raw samples into signals. */
public interface Encoder extends Component {

    /**
     * Prepares an encoding.
     *
     * @param settings the settings
     * @param shape the shape of raw samples
     * @param window the time there is
     */
    Encoding prepare(Settings settings, List<Integer> shape, Window window);

    /**
     * The time of a simulation.
     *
     * @param dtMs the length of a tick in ms
     * @param ticks how many ticks; 0 where there is no clock, as event-driven networks need none
     */
    record Window(double dtMs, int ticks) {

        /** Time without end and without a clock. */
        public static final Window UNBOUNDED = new Window(1, 0);

        /** Returns whether there is a clock. */
        public boolean hasClock() {
            return ticks > 0;
        }

        /** The whole time in ms; infinite without a clock. */
        public double lengthMs() {
            return hasClock() ? dtMs * ticks : Double.POSITIVE_INFINITY;
        }

        /** Returns whether a time lies within the window. */
        public boolean contains(double timeMs) {
            int tick = SignalBatch.tickOf(timeMs, dtMs);
            return tick >= 0 && (tick < ticks || !hasClock());
        }
    }

    /** A prepared encoding: a pure function of the sample and the draws. */
    interface Encoding {

        /** Returns the number of channels of the signal. */
        int channels();

        /** Returns whether values other than 0 and 1 occur. */
        boolean graded();

        /**
         * Returns the encoding with statistics of all training samples, such as their mean. Called once, before
         * anything is encoded; by default there is nothing to take.
         *
         * @param training the training samples, which may be read more than once
         */
        default Encoding fitted(Iterable<Sample> training) {
            return this;
        }

        /** Encodes one sample. */
        void encode(Sample sample, Draws draws, SignalSink sink);
    }

    /** Random numbers for one sample: a pure function of the index. */
    @FunctionalInterface
    interface Draws {

        /** A uniform number in [0, 1). */
        double uniform(int index);
    }

    /** Takes an encoded signal. */
    interface SignalSink {

        /** Takes an event; events outside the window are dropped and counted. */
        void event(int channel, double timeMs, double value);

        /** Takes a spike of value 1. */
        default void spike(int channel, double timeMs) {
            event(channel, timeMs, 1);
        }

        /** Takes one real-valued frame at a tick. */
        default void frame(int tick, double[] values, double dtMs) {
            for (int c = 0; c < values.length; c++) {
                if (values[c] != 0) {
                    event(c, tick * dtMs, values[c]);
                }
            }
        }

        /**
         * Reports that the encoder left out the end of a sample, such as frames beyond the last tick, which its output
         * does not show. People are told how much of their data is not used.
         *
         * @param fromMs from when on nothing of the sample counts
         * @param lengthMs how long the sample lasts, silence at its end left aside
         */
        default void cut(double fromMs, double lengthMs) {}
    }
}
