package org.ranvier.plugins.backend.simd;

/**
 * The active ticks of a signal with their values side by side: neuron j has the events {@code first[j]} … {@code first[j + 1] − 1}, those of
 * the first group before those of the second. Event e stands at 16 · tick = {@code tick[e]} of group {@code group[e]}; its 16 values begin at 16 · e.
 */
final class Events {

    final int[] first;
    int[] tick = {};
    int[] group = {};
    float[] values = {};
    private final Signal signal;
    private final ActiveTicks active;

    Events(Signal signal, ActiveTicks active) {
        this.signal = signal;
        this.active = active;
        this.first = new int[signal.neurons + 1];
    }

    /** Collects. */
    void collect() {
        int groups = signal.groups.length;
        for (int j = 0; j < signal.neurons; j++) {
            first[j + 1] = first[j];
            for (int g = 0; g < groups; g++) {
                first[j + 1] += active.end(g, j) - active.begin(j);
            }
        }
        int size = first[signal.neurons];
        if (tick.length < size) {
            tick = new int[size];
            group = new int[size];
            values = new float[size * Lanes.GROUP];
        }
        for (int j = 0; j < signal.neurons; j++) {
            int e = first[j];
            for (int g = 0; g < groups; g++) {
                for (int n = active.begin(j); n < active.end(g, j); n++) {
                    tick[e] = active.list(g)[n];
                    group[e] = g;
                    System.arraycopy(
                            signal.groups[g], signal.at(j, 0) + tick[e], values, e * Lanes.GROUP, Lanes.GROUP);
                    e++;
                }
            }
        }
    }
}
