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
        load(batch, dtMs, 0, ticks, node, parallel);
    }

    /**
     * Loads some ticks only.
     *
     * @param first the tick of the sample that becomes tick 0; may be below 0
     * @param ticks how many
     */
    static void load(SignalBatch batch, double dtMs, int first, int ticks, SourceSignals node, Parallel parallel) {
        node.output.fold(Lanes.ROWS, 0);
        parallel.forEach(node.output.groups.length, g -> load(batch, dtMs, first, ticks, node, g));
    }

    private static void load(SignalBatch batch, double dtMs, int firstTick, int ticks, SourceSignals node, int group) {
        node.events.clearSignal(group);
        int from = group * Lanes.GROUP;
        int to = Math.min(from + Lanes.GROUP, batch.samples());
        switch (batch) {
            case SignalBatch.Events e -> {
                float[] x = node.output.groups[group];
                for (int b = from; b < to; b++) {
                    int end = e.first()[b + 1];
                    for (int n = firstEvent(e, b, dtMs, firstTick); n < end; n++) {
                        int tick = SignalBatch.tickOf(e.timeMs()[n], dtMs) - firstTick;
                        if (tick >= ticks) {
                            break;
                        }
                        if (tick >= -firstTick) {
                            x[node.output.at(e.channel()[n], tick) + b - from] += (float) e.value()[n];
                            node.events.mark(group, e.channel()[n], tick);
                        }
                    }
                }
                node.events.takeMarks(group);
            }
            case SignalBatch.Frames f -> {
                for (int b = from; b < to; b++) {
                    int end = Math.min(ticks, f.length()[b] - firstTick);
                    for (int t = Math.max(0, -firstTick); t < end; t++) {
                        int frame = (b * f.ticks() + firstTick + t) * f.channels();
                        for (int c = 0; c < f.channels(); c++) {
                            node.output.set(b, c, t, (float) f.values()[frame + c]);
                        }
                    }
                }
                node.scan(group, 0, node.width);
            }
        }
    }

    /** Returns the first event of a sample that is not before a tick. */
    private static int firstEvent(SignalBatch.Events events, int sample, double dtMs, int tick) {
        int from = events.first()[sample];
        int to = events.first()[sample + 1];
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (SignalBatch.tickOf(events.timeMs()[middle], dtMs) < tick) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
