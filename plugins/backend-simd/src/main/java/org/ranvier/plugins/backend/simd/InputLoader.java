package org.ranvier.plugins.backend.simd;

import org.ranvier.api.data.SignalBatch;

/**
 * Writes a batch's signals into the output of an input, in place of the last batch's; silence after a sample's end. What is active follows from
 * events without a look at all ticks.
 */
final class InputLoader {

    private InputLoader() {}

    static void load(SignalBatch batch, double dtMs, int ticks, Node node) {
        Signal signal = node.output;
        node.active.clearSignal();
        switch (batch) {
            case SignalBatch.Events e -> {
                for (int b = 0; b < e.samples(); b++) {
                    float[] group = signal.groups[b / Lanes.GROUP];
                    for (int n = e.first()[b]; n < e.first()[b + 1]; n++) {
                        int tick = SignalBatch.tickOf(e.timeMs()[n], dtMs);
                        if (tick >= 0 && tick < ticks) {
                            group[signal.at(e.channel()[n], tick) + b % Lanes.GROUP] += (float) e.value()[n];
                            node.active.mark(b / Lanes.GROUP, e.channel()[n], tick);
                        }
                    }
                }
                node.active.takeMarks();
            }
            case SignalBatch.Frames f -> {
                for (int b = 0; b < f.samples(); b++) {
                    for (int t = 0; t < Math.min(ticks, f.length()[b]); t++) {
                        int frame = (b * f.ticks() + t) * f.channels();
                        for (int c = 0; c < f.channels(); c++) {
                            signal.set(b, c, t, (float) f.values()[frame + c]);
                        }
                    }
                }
                for (int g = 0; g < signal.groups.length; g++) {
                    node.scan(g, 0, node.width);
                }
            }
        }
        node.events.outdate();
    }
}
