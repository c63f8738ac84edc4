package org.ranvier.plugins.encoders.standard;

import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/**
 * Spikes up and down for every channel of a signal.
 *
 * @param inputs how many channels the signal has
 * @param delta the distance of its levels
 * @param dtMs the length of a tick, from one frame to the next
 */
record DeltaModulation(int inputs, double delta, double dtMs) implements Encoder.Encoding {

    @Override
    public int channels() {
        return 2 * inputs;
    }

    @Override
    public boolean graded() {
        return true;
    }

    @Override
    public void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
        switch (sample) {
            case Sample.Frames(int _, int width, double[] values) -> encode(values, width, dtMs, sink);
            case Sample.Values(double[] values, int[] shape)
            when shape.length == 2 -> encode(values, shape[1], dtMs, sink);
            case Sample.Signal(int width, double hertz, double[] values) -> encode(values, width, 1000 / hertz, sink);
            case Sample.Waveform(double[] amplitudes, double hertz) -> encode(amplitudes, 1, 1000 / hertz, sink);
            default ->
                throw ValuesEncoding.misfit(
                        "level-crossing",
                        "the sample is " + sample.kind() + ", not a signal that has a value at every tick",
                        "choose a dataset of frames or sounds, or another encoder");
        }
    }

    private void encode(double[] values, int width, double stepMs, Encoder.SignalSink sink) {
        ValuesEncoding.requireChannels("level-crossing", width, inputs);
        // Counted in whole deltas from the first value: a level that is summed up would drift from where it belongs.
        double[] level = new double[width];
        for (int i = 0; i < values.length; i++) {
            int c = i % width;
            if (!Double.isFinite(values[i])) {
                throw ValuesEncoding.misfit(
                        "level-crossing",
                        "value " + i / width + " of channel " + c + " is " + values[i],
                        "mend the dataset");
            }
            double moved = (values[i] - values[c]) / delta - level[c];
            double spikes = Math.floor(Math.abs(moved));
            if (spikes >= 1) {
                sink.event(moved > 0 ? 2 * c : 2 * c + 1, i / width * stepMs, spikes);
                level[c] += Math.copySign(spikes, moved);
            }
        }
    }
}
