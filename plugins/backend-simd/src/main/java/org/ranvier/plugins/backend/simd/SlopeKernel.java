package org.ranvier.plugins.backend.simd;

import static org.ranvier.plugins.backend.simd.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * Σ_t s_j[t] · (δ_i[t + lag + 1] − δ_i[t + lag]) over active ticks, samples and groups: the delay gradient of kernels whose derivative is the
 * difference of two lags, where weights are not trained. The differences of a row are made once for all its synapses.
 *
 * <p>Sums are kept in 16 lanes over all groups, then added up in the order of {@link Lanes#sum}.
 */
final class SlopeKernel {

    private final Events events;
    private final Signal delta;
    private final Connection connection;
    /** The first of the two taps. */
    private final int tap;
    /** 16 · tick of each event, moved to its group's stretch of a row's differences. */
    private int[] at = {};

    SlopeKernel(Wire wire, int tap) {
        this.events = new Events(wire.from.output, wire.from.active);
        this.delta = wire.delta;
        this.connection = wire.connection;
        this.tap = tap;
    }

    /** Looks at the source, before any row is computed. */
    void start() {
        events.collect();
        int size = events.first[events.first.length - 1];
        if (at.length < size) {
            at = new int[size];
        }
        for (int e = 0; e < size; e++) {
            at[e] = events.tick[e] + events.group[e] * stretch() + tap * GROUP;
        }
    }

    /** Floats of a row's differences of one group. */
    private int stretch() {
        return delta.stride + GROUP;
    }

    /** Computes the sums of some rows. */
    void compute(int post, int end, float[] sums) {
        float[] slopes = new float[delta.groups.length * stretch()];
        float[] lanes = new float[GROUP];
        Synapses.Rows rows = connection.synapses.byPost;
        for (int i = post; i < end; i++) {
            for (int g = 0; g < delta.groups.length; g++) {
                differences(delta.groups[g], delta.at(i, 0), slopes, g * stretch());
            }
            row(rows.begin(i), rows.end(i), slopes, lanes, sums);
        }
    }

    private void differences(float[] d, int from, float[] slopes, int to) {
        int floats = Math.min(delta.stride, d.length - from - GROUP);
        for (int p = 0; p < floats; p += WIDTH) {
            FloatVector.fromArray(SPECIES, d, from + p + GROUP)
                    .sub(FloatVector.fromArray(SPECIES, d, from + p))
                    .intoArray(slopes, to + p);
        }
    }

    private void row(int from, int to, float[] slopes, float[] lanes, float[] sums) {
        int[] preOf = connection.synapses.preOf;
        int[] lag = connection.lag;
        int[] first = events.first;
        int[] place = at;
        float[] values = events.values;
        for (int s = from; s < to; s++) {
            int begin = first[preOf[s]];
            int end = first[preOf[s] + 1];
            int delay = lag[s];
            for (int lane = 0; lane < GROUP; lane += WIDTH) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int e = begin; e < end; e++) {
                    sum = FloatVector.fromArray(SPECIES, values, e * GROUP + lane)
                            .fma(FloatVector.fromArray(SPECIES, slopes, place[e] + delay + lane), sum);
                }
                if (WIDTH == GROUP) {
                    sums[s] = Lanes.sum(sum);
                    continue;
                }
                sum.intoArray(lanes, lane);
            }
            if (WIDTH != GROUP) {
                sums[s] = Lanes.sum(lanes, 0);
            }
        }
    }
}
