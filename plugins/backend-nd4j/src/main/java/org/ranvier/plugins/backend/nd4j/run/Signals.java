package org.ranvier.plugins.backend.nd4j.run;

import org.ranvier.api.data.SignalBatch;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.projection.Window;

/** Lays out what a network receives. */
final class Signals {

    private Signals() {}

    static void fill(Window window, SignalBatch batch, Extent extent, double dtMs) {
        float[] values = new float[window.size()];
        for (int b = 0; b < extent.samples(); b++) {
            switch (batch) {
                case SignalBatch.Events e -> {
                    for (int n = e.first()[b]; n < e.first()[b + 1]; n++) {
                        int tick = SignalBatch.tickOf(e.timeMs()[n], dtMs);
                        if (tick < extent.ticks()) {
                            values[window.indexOf(b, tick, e.channel()[n])] += (float) e.value()[n];
                        }
                    }
                }
                case SignalBatch.Frames f -> {
                    for (int t = 0; t < Math.min(f.length()[b], extent.ticks()); t++) {
                        for (int c = 0; c < f.channels(); c++) {
                            values[window.indexOf(b, t, c)] =
                                    (float) f.values()[(b * f.ticks() + t) * f.channels() + c];
                        }
                    }
                }
            }
        }
        window.fill(values);
    }
}
