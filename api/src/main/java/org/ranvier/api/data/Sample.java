package org.ranvier.api.data;

import java.util.Arrays;
import org.ranvier.api.ApiStatus;

/**
 * Raw sample of a dataset, before encoding.
 *
 * <p>Later versions may add kinds, so an encoder that switches over a sample has a {@code default} that refuses with
 * {@link #kind()}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Sample {

    /** {@return what the sample is, for messages: {@code "spikes"}, {@code "a sound"}} */
    String kind();

    /**
     * Numbers, such as the pixels of an image or a feature vector.
     *
     * @param values row-major
     * @param shape the extents, such as [28, 28]
     */
    record Values(double[] values, int[] shape) implements Sample {
        @Override
        public String kind() {
            return "numbers of shape " + Arrays.toString(shape);
        }
    }

    /**
     * Spikes recorded elsewhere.
     *
     * @param channels how many channels there are
     * @param channel the channel of each event
     * @param timeMs its time in ms
     * @param value its value, 1 for a plain spike; null when all are 1
     */
    record Events(int channels, int[] channel, double[] timeMs, double[] value) implements Sample {
        @Override
        public String kind() {
            return "spikes";
        }

        /** Refuses arrays of different lengths. */
        public Events {
            if (channel.length != timeMs.length || value != null && value.length != channel.length) {
                throw new IllegalArgumentException("channels, times and values differ in length");
            }
        }
    }

    /**
     * A sequence of real-valued frames.
     *
     * @param ticks how many frames
     * @param channels how many numbers a frame has
     * @param values [tick][channel], row-major
     */
    record Frames(int ticks, int channels, double[] values) implements Sample {
        @Override
        public String kind() {
            return "a sequence of frames";
        }
    }

    /**
     * A sound, one channel.
     *
     * @param amplitudes in [−1, 1)
     * @param hertz the sampling rate
     */
    record Waveform(double[] amplitudes, double hertz) implements Sample {
        @Override
        public String kind() {
            return "a sound";
        }
    }

    /**
     * A real-valued signal of several channels, such as an electrocardiogram. On a clock, Ranvier resamples it to the
     * ticks of the experiment, so that encoders are given {@link Frames}, one per tick; without a clock they are given
     * the signal. A target {@link Target.ClassPerTick} of it has a class for every frame, and is resampled with it.
     *
     * @param channels how many numbers a frame has
     * @param hertz the sampling rate: frame n is at 1000 n / hertz ms
     * @param values [frame][channel], row-major
     */
    record Signal(int channels, double hertz, double[] values) implements Sample {
        @Override
        public String kind() {
            return "a signal";
        }

        /** Refuses a last frame that is not whole, and a rate that is none. */
        public Signal {
            if (channels < 1 || values.length % channels != 0) {
                throw new IllegalArgumentException(values.length + " values are no frames of " + channels);
            }
            if (!(hertz > 0 && hertz < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the sampling rate is " + hertz + " Hz");
            }
        }

        /** {@return the number of frames} */
        public int frames() {
            return values.length / channels;
        }
    }
}
