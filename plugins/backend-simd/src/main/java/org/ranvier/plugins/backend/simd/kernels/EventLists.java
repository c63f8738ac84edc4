package org.ranvier.plugins.backend.simd.kernels;

import java.util.Arrays;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * The events of a source as {@link EventSums} takes them: by chunks of groups whose δ lies side by side. Of short
 * samples, whose groups have an event or two each, those of a chunk are joined into one list, so that what is done once
 * for a list is done once for all of them.
 */
public final class EventLists {

    /** Floats of δ that stay in the first-level cache. */
    private static final int SCRATCH = 8192;

    private final Events events;
    private final int neurons;
    private final int groups;
    /** Groups of a chunk, but for the last. */
    final int together;
    /** Floats from the δ of one group to that of the next. */
    final int stretch;

    private boolean joined;
    /** [chunk][event], where events are joined. */
    private final int[][] places;

    private final int[][] indices;
    /** [chunk][neuron · PARTS + part] where the events begin, and at the end of all where they end. */
    private final int[][] begins;

    /** The ticks of all groups at which a neuron is active, where they are {@link #few}. */
    private final Ticks few = new Ticks();

    /**
     * Ticks at which neurons are active, of all groups and with all parts side by side. Those of neuron j are
     * {@code begin[j]} … {@code begin[j + 1]} − 1.
     */
    static final class Ticks {
        int[] begin = {};
        /** 16 · tick, moved to the δ of its group. */
        int[] places = {};
        /** [tick][part] by which {@link Events#value} finds the numbers. */
        int[] indices = {};

        float[] numbers = {};
    }

    /**
     * Prepares.
     *
     * @param groups the number of groups in a batch
     * @param stretch the number of floats of δ that are in use for a group
     */
    EventLists(Events events, int neurons, int groups, int stretch) {
        this.events = events;
        this.neurons = neurons;
        this.groups = groups;
        this.stretch = stretch;
        this.together = Math.clamp(SCRATCH / stretch, 1, groups);
        places = new int[chunks()][0];
        indices = new int[chunks()][0];
        begins = new int[chunks()][together > 1 ? neurons * Events.PARTS + 1 : 0];
    }

    int chunks() {
        return (groups + together - 1) / together;
    }

    int from(int chunk) {
        return chunk * together;
    }

    int to(int chunk) {
        return Math.min((chunk + 1) * together, groups);
    }

    /** Looks at the source, before any list is asked for. */
    public void start() {
        // Numbers are read from the signal of their group, so that events of several groups have nothing in common.
        joined = together > 1 && events.onlySpikes();
        for (int chunk = 0; joined && chunk < chunks(); chunk++) {
            join(chunk);
        }
        if (few()) {
            collectFew();
        }
    }

    /** Whether the δ of all groups lies side by side, so that sums need not be put aside from group to group. */
    boolean few() {
        return joined && chunks() == 1;
    }

    /** Returns the ticks at which neurons are active, where they are {@link #few}. */
    Ticks ticks() {
        return few;
    }

    private void collectFew() {
        int size = begins[0][neurons * Events.PARTS];
        if (few.places.length < size) {
            few.places = new int[2 * size];
            few.indices = new int[2 * size * Events.PARTS];
        }
        few.begin = few.begin.length == 0 ? new int[neurons + 1] : few.begin;
        few.numbers = neurons == 0 ? few.numbers : events.numbers(0, 0);
        int n = 0;
        int[] next = new int[Events.PARTS];
        for (int j = 0; j < neurons; j++) {
            few.begin[j] = n;
            int list = j * Events.PARTS;
            System.arraycopy(begins[0], list, next, 0, Events.PARTS);
            for (int place = least(next, list); place < Integer.MAX_VALUE; place = least(next, list)) {
                few.places[n] = place;
                for (int part = 0; part < Events.PARTS; part++) {
                    boolean active = next[part] < begins[0][list + part + 1] && places[0][next[part]] == place;
                    few.indices[n * Events.PARTS + part] = active ? indices[0][next[part]++] : Events.SILENCE;
                }
                n++;
            }
        }
        few.begin[neurons] = n;
    }

    /** Returns the first place among those that are next in the lists of a neuron's parts. */
    private int least(int[] next, int list) {
        int least = Integer.MAX_VALUE;
        for (int part = 0; part < Events.PARTS; part++) {
            if (next[part] < begins[0][list + part + 1]) {
                least = Math.min(least, places[0][next[part]]);
            }
        }
        return least;
    }

    private void join(int chunk) {
        int n = 0;
        for (int list = 0; list < neurons * Events.PARTS; list++) {
            int neuron = list / Events.PARTS;
            int part = list % Events.PARTS;
            begins[chunk][list] = n;
            for (int g = from(chunk); g < to(chunk); g++) {
                int begin = events.begin(neuron, part);
                int end = events.end(g, neuron, part);
                ensure(chunk, n + end - begin);
                int base = (g - from(chunk)) * stretch << Events.SHIFT;
                for (int e = begin; e < end; e++) {
                    indices[chunk][n] = events.indices(g)[e];
                    places[chunk][n++] = base + events.places(g)[e];
                }
            }
        }
        begins[chunk][neurons * Events.PARTS] = n;
    }

    private void ensure(int chunk, int size) {
        if (places[chunk].length < size) {
            int roomy = Math.max(size, 2 * places[chunk].length + Lanes.GROUP);
            places[chunk] = Arrays.copyOf(places[chunk], roomy);
            indices[chunk] = Arrays.copyOf(indices[chunk], roomy);
        }
    }

    /** Returns the number of lists in which the events of a neuron and part lie. */
    int lists(int chunk) {
        return joined ? 1 : to(chunk) - from(chunk);
    }

    /** A list of events. A thread's own, and valid until it asks for the next. */
    static final class Run {
        /** 16 · tick of each event, moved to the δ of its group. */
        int[] places;

        int[] indices;
        float[] numbers;
        int begin;
        int end;
    }

    /** Finds the events of a neuron and part in one of the {@link #lists}. */
    void find(int chunk, int list, int neuron, int part, Run run) {
        int group = from(chunk) + list;
        run.numbers = events.numbers(group, neuron);
        if (joined) {
            run.places = places[chunk];
            run.indices = indices[chunk];
            run.begin = begins[chunk][neuron * Events.PARTS + part];
            run.end = begins[chunk][neuron * Events.PARTS + part + 1];
        } else {
            run.places = events.places(group);
            run.indices = events.indices(group);
            run.begin = events.begin(neuron, part);
            run.end = events.end(group, neuron, part);
        }
    }
}
