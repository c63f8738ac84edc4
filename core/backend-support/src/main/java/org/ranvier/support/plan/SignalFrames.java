package org.ranvier.support.plan;

import org.ranvier.api.data.SignalBatch;

/** The input of a clock-driven network, tick by tick. */
public final class SignalFrames {

    private SignalFrames() {}

    /**
     * Returns the signal of one sample, [tick][channel]: 0 after its end; events of one tick and channel are added up.
     *
     * @param ticks how many ticks; what comes later is left out
     */
    public static double[][] of(SignalBatch batch, int sample, int ticks, double dtMs) {
        double[][] frames = new double[ticks][batch.channels()];
        switch (batch) {
            case SignalBatch.Events e -> {
                for (int n = e.first()[sample]; n < e.first()[sample + 1]; n++) {
                    int tick = SignalBatch.tickOf(e.timeMs()[n], dtMs);
                    if (tick < ticks) {
                        frames[tick][e.channel()[n]] += e.value()[n];
                    }
                }
            }
            case SignalBatch.Frames f -> {
                for (int t = 0; t < Math.min(f.length()[sample], ticks); t++) {
                    int from = (sample * f.ticks() + t) * f.channels();
                    System.arraycopy(f.values(), from, frames[t], 0, f.channels());
                }
            }
        }
        return frames;
    }
}
