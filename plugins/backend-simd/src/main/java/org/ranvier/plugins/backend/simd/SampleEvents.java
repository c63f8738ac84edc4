package org.ranvier.plugins.backend.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The events of a signal sample by sample. Those of neuron j in samples from … to − 1 of a group are {@link #begin}(group, j, from) … begin(group, j,
 * to) − 1: for each sample in descending order of time, so that at any later tick they arrive in ascending order of lags.
 */
final class SampleEvents {

    private final Signal signal;
    private final ActiveTicks active;
    private final int ticks;
    private final int stretch;
    private final int[][] begin;
    private final int[][] place;
    private final float[][] value;

    /**
     * Prepares.
     *
     * @param stretch floats from one sample to the next in what the events refer to
     */
    SampleEvents(Signal signal, ActiveTicks active, int ticks, int stretch) {
        this.signal = signal;
        this.active = active;
        this.ticks = ticks;
        this.stretch = stretch;
        int groups = signal.groups.length;
        begin = new int[groups][signal.neurons * Lanes.GROUP + 1];
        place = new int[groups][0];
        value = new float[groups][0];
    }

    int begin(int group, int neuron, int lane) {
        return begin[group][neuron * Lanes.GROUP + lane];
    }

    /** For each event stretch · lane + 16 · tick. */
    int[] places(int group) {
        return place[group];
    }

    float[] values(int group) {
        return value[group];
    }

    /** Collects the events of what is active now. */
    void collect(Parallel parallel) {
        parallel.forEach(begin.length, this::collect);
    }

    private void collect(int group) {
        float[] found = new float[Lanes.GROUP * ticks];
        int[] where = new int[Lanes.GROUP * ticks];
        int[] counts = new int[Lanes.GROUP];
        int size = 0;
        for (int j = 0; j < signal.neurons; j++) {
            find(group, j, where, found, counts);
            for (int lane = 0; lane < Lanes.GROUP; lane++) {
                begin[group][j * Lanes.GROUP + lane] = size;
                ensure(group, size + counts[lane]);
                System.arraycopy(where, lane * ticks, place[group], size, counts[lane]);
                System.arraycopy(found, lane * ticks, value[group], size, counts[lane]);
                size += counts[lane];
            }
        }
        begin[group][signal.neurons * Lanes.GROUP] = size;
    }

    private void find(int group, int neuron, int[] where, float[] found, int[] counts) {
        Arrays.fill(counts, 0);
        float[] x = signal.groups[group];
        int[] list = active.list(group);
        int at = signal.at(neuron, 0);
        for (int n = active.end(group, neuron) - 1; n >= active.begin(neuron); n--) {
            for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
                long bits = FloatVector.fromArray(Lanes.SPECIES, x, at + list[n] + lane)
                        .compare(VectorOperators.NE, 0)
                        .toLong();
                for (; bits != 0; bits &= bits - 1) {
                    int own = lane + Long.numberOfTrailingZeros(bits);
                    int to = own * ticks + counts[own]++;
                    where[to] = own * stretch + list[n];
                    found[to] = x[at + list[n] + own];
                }
            }
        }
    }

    private void ensure(int group, int size) {
        if (place[group].length < size) {
            int roomy = Math.max(size, 2 * place[group].length);
            place[group] = Arrays.copyOf(place[group], roomy);
            value[group] = Arrays.copyOf(value[group], roomy);
        }
    }
}
