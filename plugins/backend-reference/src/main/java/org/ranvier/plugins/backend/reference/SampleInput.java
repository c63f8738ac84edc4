package org.ranvier.plugins.backend.reference;

import java.util.HashMap;
import java.util.Map;
import org.ranvier.api.data.SignalBatch;

/** One sample's signal, tick by tick; silence after its end. */
final class SampleInput {

    private final int channels;
    private final Map<Integer, double[]> ticks = new HashMap<>();

    SampleInput(SignalBatch batch, int sample, double dtMs) {
        channels = batch.channels();
        switch (batch) {
            case SignalBatch.Events e -> {
                for (int n = e.first()[sample]; n < e.first()[sample + 1]; n++) {
                    frame(SignalBatch.tickOf(e.timeMs()[n], dtMs))[e.channel()[n]] += e.value()[n];
                }
            }
            case SignalBatch.Frames f -> {
                for (int t = 0; t < f.length()[sample]; t++) {
                    System.arraycopy(f.values(), (sample * f.ticks() + t) * channels, frame(t), 0, channels);
                }
            }
        }
    }

    double[] at(int tick) {
        double[] frame = ticks.get(tick);
        return frame == null ? new double[channels] : frame;
    }

    private double[] frame(int tick) {
        return ticks.computeIfAbsent(tick, t -> new double[channels]);
    }
}
