package org.ranvier.plugins.backend.simd.run;

import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.support.Parallel;

/** The past of a source that sends nothing but spikes: one bit of each sample, a thirty-second of the signal. */
final class PastSpikes implements Past {

    private final SourceSignals source;
    private final int ticks;
    /** [group][neuron · ticks + tick], a bit for each of 16 samples. */
    private final short[][] spikes;

    /**
     * Makes room.
     *
     * @param ticks how many are kept
     */
    PastSpikes(SourceSignals source, int ticks) {
        this.source = source;
        this.ticks = ticks;
        this.spikes = new short[source.output.groups.length][source.width * ticks];
    }

    /** The source has been scanned. */
    @Override
    public void keep(int end, Parallel parallel) {
        parallel.forRows(spikes.length, source.width, Lanes.ROWS, (g, first, last) -> {
            for (int n = first; n < last; n++) {
                int from = Events.patternAt(source.output.unfolded(n, end - ticks));
                for (int t = 0; t < ticks; t++) {
                    int bits = 0;
                    for (int part = 0; part < Events.PARTS; part++) {
                        bits |= (source.events.patterns(g, part)[from + t] & 0xFFFF) << part * Events.LANES;
                    }
                    spikes[g][n * ticks + t] = (short) bits;
                }
            }
        });
    }

    @Override
    public void restore(int end, Parallel parallel) {
        parallel.forRows(spikes.length, source.width, Lanes.ROWS, (g, first, last) -> restore(g, first, last, end));
    }

    private void restore(int group, int first, int last, int end) {
        FloatVector zero = FloatVector.zero(Lanes.SPECIES);
        FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1);
        int samples = (1 << Events.LANES) - 1;
        Signal output = source.output;
        float[] x = output.groups[group];
        for (int n = first; n < last; n++) {
            int to = output.at(n, end - ticks);
            for (int t = 0; t < ticks; t++) {
                int bits = spikes[group][n * ticks + t] & 0xFFFF;
                for (int part = 0; part < Events.PARTS; part++) {
                    short pattern = (short) (bits >> part * Events.LANES & samples);
                    Events.added(zero, one, pattern).intoArray(x, to + t * Lanes.GROUP + part * Events.LANES);
                }
            }
        }
    }

    @Override
    public int ticks() {
        return ticks;
    }

    @Override
    public long floats() {
        return (long) spikes.length * source.width * ticks / 2;
    }
}
