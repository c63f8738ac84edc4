package org.ranvier.plugins.backend.simd.kernels;

import java.util.Arrays;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Run;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * The spikes of some groups of short samples, in one list for each neuron, whatever group and part they belong to: what
 * is done once for a list is done once for all of them.
 */
final class JoinedEvents {

    private final Events events;
    private final int neurons;
    /** Floats from the sums of one part of a group to those of the next. */
    private final int stretch;

    private final int[] begin;
    private int[] places = {};
    private int[] indices = {};

    /**
     * Prepares.
     *
     * @param stretch the number of floats from the sums of one part of a group to those of the next
     */
    JoinedEvents(Events events, int neurons, int stretch) {
        this.events = events;
        this.neurons = neurons;
        this.stretch = stretch;
        this.begin = new int[neurons + 1];
    }

    /** Collects the spikes of some groups. */
    void collect(int fromGroup, int toGroup) {
        int n = 0;
        for (int j = 0; j < neurons; j++) {
            begin[j] = n;
            for (int g = fromGroup; g < toGroup; g++) {
                for (int part = 0; part < Events.PARTS; part++) {
                    n = append(n, g, j, part, ((g - fromGroup) * Events.PARTS + part) * stretch << Events.SHIFT);
                }
            }
        }
        begin[neurons] = n;
    }

    private int append(int to, int group, int neuron, int part, int base) {
        int from = events.begin(neuron, part);
        int count = events.end(group, neuron, part) - from;
        ensure(to + count);
        int[] own = events.places(group);
        for (int e = 0; e < count; e++) {
            places[to + e] = base + own[from + e];
        }
        System.arraycopy(events.indices(group), from, indices, to, count);
        return to + count;
    }

    private void ensure(int size) {
        if (places.length < size) {
            int roomy = Math.max(size, 2 * places.length + Lanes.GROUP);
            places = Arrays.copyOf(places, roomy);
            indices = Arrays.copyOf(indices, roomy);
        }
    }

    /** Finds the events of a neuron; false if there are none. */
    boolean find(int neuron, Run run) {
        run.places = places;
        run.indices = indices;
        run.numbers = events.numbers(0, neuron);
        run.begin = begin[neuron];
        run.end = begin[neuron + 1];
        return run.begin < run.end;
    }
}
