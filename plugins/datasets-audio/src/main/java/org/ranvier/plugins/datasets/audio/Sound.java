package org.ranvier.plugins.datasets.audio;

import org.ranvier.api.data.Sample;

/**
 * What a sound file holds.
 *
 * @param channels how many
 * @param hertz the sampling rate
 * @param values [frame][channel], row-major; shares of full scale, or what the file has as floating-point numbers
 */
record Sound(int channels, double hertz, double[] values) {

    /** The mean of the channels, as a listener with one ear has it. */
    Sample.Waveform mean() {
        if (channels == 1) {
            return new Sample.Waveform(values, hertz);
        }
        double[] mean = new double[values.length / channels];
        for (int n = 0; n < values.length; n++) {
            mean[n / channels] += values[n];
        }
        for (int n = 0; n < mean.length; n++) {
            mean[n] /= channels;
        }
        return new Sample.Waveform(mean, hertz);
    }

    /** Every channel by itself. */
    Sample.Signal signal() {
        return new Sample.Signal(channels, hertz, values);
    }
}
