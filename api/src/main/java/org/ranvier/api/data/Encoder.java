package org.ranvier.api.data;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Clock;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Turns raw samples into signals. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Encoder extends Component {

    /**
     * Prepares an encoding.
     *
     * @param settings the settings
     * @param shape the shape of raw samples
     * @param window the time there is
     * @return the encoding of samples of that shape
     */
    Encoding prepare(Settings settings, List<Integer> shape, Window window);

    /** Time of a simulation: the ticks of a clock, or all time where there is no clock. Immutable. */
    final class Window {

        /** Time without end and without a clock, as event-driven networks need none. */
        public static final Window UNBOUNDED = new Window(Optional.empty());

        private final Optional<Clock> clock;
        private final double dtMs;
        private final int ticks;

        private Window(Optional<Clock> clock) {
            this.clock = clock;
            this.dtMs = clock.map(Clock::dtMs).orElse(1.0);
            this.ticks = clock.map(Clock::ticks).orElse(0);
        }

        /**
         * {@return the time of a clock}
         *
         * @param dtMs the length of a tick in ms, above 0
         * @param ticks the number of ticks, at least 1
         */
        public static Window of(double dtMs, int ticks) {
            return new Window(Optional.of(new Clock(dtMs, ticks)));
        }

        /** {@return the clock; empty where there is none} */
        public Optional<Clock> clock() {
            return clock;
        }

        /** {@return whether there is a clock} */
        public boolean hasClock() {
            return clock.isPresent();
        }

        /** {@return the length of a tick in ms; 1 without a clock, so that a number of ticks is one of ms} */
        public double dtMs() {
            return dtMs;
        }

        /** {@return the number of ticks; none, 0, without a clock} */
        public int ticks() {
            return ticks;
        }

        /** {@return the whole time in ms; infinite without a clock} */
        public double lengthMs() {
            return clock.map(Clock::lengthMs).orElse(Double.POSITIVE_INFINITY);
        }

        /**
         * {@return whether a time lies within}
         *
         * @param timeMs a time in ms from the start of the sample
         */
        public boolean contains(double timeMs) {
            int tick = SignalBatch.tickOf(timeMs, dtMs);
            return tick >= 0 && (tick < ticks || !hasClock());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Window that && clock.equals(that.clock);
        }

        @Override
        public int hashCode() {
            return clock.hashCode();
        }

        @Override
        public String toString() {
            return clock.map(Clock::toString).orElse("no clock");
        }
    }

    /** A prepared encoding: a pure function of the sample and the draws. */
    interface Encoding {

        /** {@return the number of channels of the signal} */
        int channels();

        /** {@return whether values other than 0 and 1 occur} */
        boolean graded();

        /**
         * {@return the encoding with statistics of all training samples, such as their mean} Called once, before
         * anything is encoded; by default there is nothing to take.
         *
         * @param training the training samples, which may be read more than once
         */
        default Encoding fitted(Iterable<Sample> training) {
            return this;
        }

        /**
         * Encodes one sample.
         *
         * @param sample the raw values
         * @param draws the random numbers of this sample
         * @param sink takes the signal
         */
        void encode(Sample sample, Draws draws, SignalSink sink);
    }

    /** Random numbers for one sample: a pure function of the index. */
    @FunctionalInterface
    interface Draws {

        /**
         * {@return a uniform number in [0, 1)}
         *
         * @param index which number, from 0
         */
        double uniform(int index);
    }

    /** Takes an encoded signal. */
    interface SignalSink {

        /**
         * Takes an event; events outside the window are dropped and counted.
         *
         * @param channel the channel, from 0
         * @param timeMs the time in ms from the start of the sample
         * @param value the value, not 0; 1 for a spike
         */
        void event(int channel, double timeMs, double value);

        /**
         * Takes a spike of value 1.
         *
         * @param channel the channel, from 0
         * @param timeMs the time in ms from the start of the sample
         */
        default void spike(int channel, double timeMs) {
            event(channel, timeMs, 1);
        }

        /**
         * Takes one real-valued frame at a tick.
         *
         * @param tick the tick, from 0
         * @param values the value of each channel, [channel]
         * @param dtMs the length of a tick in ms
         */
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
