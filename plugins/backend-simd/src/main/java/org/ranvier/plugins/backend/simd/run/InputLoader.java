package org.ranvier.plugins.backend.simd.run;

import org.ranvier.api.data.SignalBatch;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.support.Parallel;

/**
 * Writes a batch's signals into the output of an input, in place of the last batch's; silence after a sample's end.
 * What is active follows from events without a look at all ticks.
 */
final class InputLoader {

    private InputLoader() {}

    static void load(SignalBatch batch, double dtMs, int ticks, SourceSignals node, Parallel parallel) {
        node.output.fold(Lanes.ROWS, 0);
        parallel.forEach(node.output.groups.length, g -> load(batch, dtMs, ticks, node, g));
    }

    private static void load(SignalBatch batch, double dtMs, int ticks, SourceSignals node, int group) {
        node.events.clearSignal(group);
        int from = group * Lanes.GROUP;
        int to = Math.min(from + Lanes.GROUP, batch.samples());
        switch (batch) {
            case SignalBatch.Events e -> {
                float[] x = node.output.groups[group];
                for (int b = from; b < to; b++) {
                    for (int n = e.first()[b]; n < e.first()[b + 1]; n++) {
                        int tick = SignalBatch.tickOf(e.timeMs()[n], dtMs);
                        if (tick >= 0 && tick < ticks) {
                            x[node.output.at(e.channel()[n], tick) + b - from] += (float) e.value()[n];
                            node.events.mark(group, e.channel()[n], tick);
                        }
                    }
                }
                node.events.takeMarks(group);
            }
            case SignalBatch.Frames f -> {
                for (int b = from; b < to; b++) {
                    for (int t = 0; t < Math.min(ticks, f.length()[b]); t++) {
                        int frame = (b * f.ticks() + t) * f.channels();
                        for (int c = 0; c < f.channels(); c++) {
                            node.output.set(b, c, t, (float) f.values()[frame + c]);
                        }
                    }
                }
                node.scan(group, 0, node.width);
            }
        }
    }
}
