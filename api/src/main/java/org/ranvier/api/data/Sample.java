package org.ranvier.api.data;

/** One raw sample of a dataset, before encoding. */
public sealed interface Sample {

    /**
     * Numbers, such as the pixels of an image or a feature vector.
     *
     * @param values row-major
     * @param shape the extents, such as [28, 28]
     */
    record Values(double[] values, int[] shape) implements Sample {}

    /**
     * Spikes recorded elsewhere.
     *
     * @param channels how many channels there are
     * @param channel the channel of each event
     * @param timeMs its time in ms
     * @param value its value, 1 for a plain spike; null when all are 1
     */
    record Events(int channels, int[] channel, double[] timeMs, double[] value) implements Sample {

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
    record Frames(int ticks, int channels, double[] values) implements Sample {}

    /**
     * A sound, one channel.
     *
     * @param amplitudes in [−1, 1)
     * @param hertz the sampling rate
     */
    record Waveform(double[] amplitudes, double hertz) implements Sample {}
}
