package org.ranvier.plugins.encoders.standard;

import java.util.Arrays;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/**
 * Passes spikes and frames through.
 *
 * @param channels how many channels the signal has
 * @param dtMs the length of a tick in ms
 */
record Passage(int channels, double dtMs) implements Encoder.Encoding {

    @Override
    public boolean graded() {
        return true;
    }

    @Override
    public void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
        switch (sample) {
            case Sample.Events events -> pass(events, sink);
            case Sample.Frames(int ticks, int width, double[] values) -> pass(ticks, width, values, sink);
            case Sample.Values(double[] values, int[] shape)
            when shape.length == 2 -> pass(shape[0], shape[1], values, sink);
            case Sample.Values _ ->
                throw misfit(
                        sample.kind() + " have no time of their own",
                        "set repeat: true to make them a constant input, or choose another encoder");
            case Sample.Waveform _ ->
                throw misfit("a sound is not a signal of spikes or frames", "choose an encoder for sounds");
            default ->
                throw misfit(
                        "the sample is " + sample.kind() + ", not a signal of spikes or frames",
                        "choose an encoder that takes such samples");
        }
    }

    private void pass(Sample.Events events, Encoder.SignalSink sink) {
        ValuesEncoding.requireChannels("none", events.channels(), channels);
        double[] value = events.value();
        for (int i = 0; i < events.channel().length; i++) {
            sink.event(events.channel()[i], events.timeMs()[i], value == null ? 1 : value[i]);
        }
    }

    private void pass(int ticks, int width, double[] values, Encoder.SignalSink sink) {
        ValuesEncoding.requireChannels("none", width, channels);
        for (int tick = 0; tick < ticks; tick++) {
            sink.frame(tick, Arrays.copyOfRange(values, tick * width, (tick + 1) * width), dtMs);
        }
    }

    private static RanvierException misfit(String message, String remedy) {
        return ValuesEncoding.misfit("none", message, remedy);
    }
}
