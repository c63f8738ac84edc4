package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.kernels.PushRows.EIGHT;
import static org.ranvier.plugins.backend.simd.kernels.PushRows.FOUR;
import static org.ranvier.plugins.backend.simd.lanes.Events.LANES;
import static org.ranvier.plugins.backend.simd.lanes.Events.PARTS;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Run;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.support.Parallel;

/**
 * The same sums as {@link PullKernel} in the same order, over the {@link Events} of sources: what a source sends is
 * added to the rows of its targets, tick by tick of those at which it is active. A block of eight rows and one part of
 * a group stay in the first-level cache meanwhile, or, of short samples, several groups.
 */
public final class PushKernel {

    /** Floats of a block's sums, two thirds of a usual first-level cache. */
    private static final int SCRATCH = 8192;

    private final Connection connection;
    private final Events events;
    private final Signal arrivals;
    private final int ticks;
    private final float[] bias;
    /** Floats of a row's sums. */
    private final int stretch;
    /** Floats before the first row's sums, for what arrives too early. */
    private final int lead;
    /** Rows of a block. */
    private final int rows;
    /** Groups that are dealt with together; 0 if there is no room for two. */
    private final int together;

    private final PushRows sums;
    private final TernaryRows ternary;
    /** The spikes of groups that are dealt with together, by the number of the first / {@link #together}. */
    private JoinedEvents[] joined = {};

    private final ThreadLocal<Room> rooms;

    /** What a thread needs. */
    private record Room(float[] y, Run run) {}

    /**
     * Prepares.
     *
     * @param bias the sums' start, or null for 0
     */
    public PushKernel(Connection connection, Events events, Signal arrivals, int ticks, float[] bias) {
        this.connection = connection;
        this.events = events;
        this.arrivals = arrivals;
        this.ticks = ticks;
        this.bias = bias;
        stretch = (ticks + connection.reach) * LANES;
        rows = SCRATCH / stretch >= EIGHT ? EIGHT : SCRATCH / stretch >= FOUR ? FOUR : 1;
        lead = Lanes.ALIGNED + connection.lags.lead() * LANES;
        int fitting = SCRATCH / (PARTS * rows * stretch);
        together = fitting < 2 ? 0 : Math.min(fitting, arrivals.groups.length);
        sums = new PushRows(connection, stretch, lead);
        ternary = new TernaryRows(connection, stretch, lead);
        int parts = Math.max(1, together * PARTS);
        rooms = ThreadLocal.withInitial(() -> new Room(new float[lead + parts * rows * stretch], new Run()));
    }

    /** Whether samples are so short that the arrivals of several groups are computed together. */
    public boolean together() {
        return together > 0 && events.onlySpikes();
    }

    /**
     * Takes weights as they are, and computes all arrivals where that is done for several groups {@link #together}.
     *
     * @param taps the lags beyond the first that carry weight, ascending
     * @param weight [synapse][tap]
     */
    public void start(int[] taps, float[] weight, Parallel parallel) {
        sums.start(taps, weight);
        if (together()) {
            join(parallel);
            boolean signs = ternary.suit();
            parallel.forBlocks(connection.synapses.post, rows, (row, count) -> run(row, count, signs));
        }
    }

    private void join(Parallel parallel) {
        int groups = arrivals.groups.length;
        if (joined.length == 0) {
            joined = new JoinedEvents[(groups + together - 1) / together];
            Arrays.setAll(joined, n -> new JoinedEvents(events, connection.synapses.pre, rows * stretch));
        }
        parallel.forEach(joined.length, n -> joined[n].collect(n * together, Math.min((n + 1) * together, groups)));
    }

    /** Computes the arrivals of some rows, of all groups. */
    private void run(int row, int count, boolean signs) {
        Room room = rooms.get();
        for (int n = 0; n < joined.length; n++) {
            int group = n * together;
            int parts = (Math.min(group + together, arrivals.groups.length) - group) * PARTS;
            if (signs) {
                Arrays.fill(room.y, 0);
                ternary.add(room.y, row, count, joined[n]::find, room.run);
                scale(room.y, row, count, parts);
            } else {
                clear(room.y, row, count, parts);
                sums.add(room.y, row, count, joined[n]::find, room.run);
            }
            deliver(room.y, row, count, group * PARTS, parts);
        }
    }

    /** Computes the arrivals of some rows of a group. */
    public void run(int group, int from, int end) {
        Room room = rooms.get();
        for (int row = from; row < end; row += rows) {
            int count = Math.min(rows, end - row);
            for (int part = 0; part < PARTS; part++) {
                int own = part;
                clear(room.y, row, count, 1);
                sums.add(room.y, row, count, (neuron, run) -> find(group, own, neuron, run), room.run);
                deliver(room.y, row, count, group * PARTS + part, 1);
            }
        }
    }

    private boolean find(int group, int part, int neuron, Run run) {
        run.places = events.places(group);
        run.indices = events.indices(group);
        run.numbers = events.numbers(group, neuron);
        run.begin = events.begin(neuron, part);
        run.end = events.end(group, neuron, part);
        return run.begin < run.end;
    }

    private void scale(float[] y, int row, int count, int parts) {
        float a = ternary.scale();
        for (int part = 0; part < parts; part++) {
            for (int r = 0; r < count; r++) {
                float start = bias == null ? 0 : bias[row + r];
                int at = lead + (part * rows + r) * stretch;
                for (int n = at; n < at + ticks * LANES; n++) {
                    y[n] = a * y[n] + start;
                }
            }
        }
    }

    private void clear(float[] y, int row, int count, int parts) {
        for (int part = 0; part < parts; part++) {
            for (int r = 0; r < count; r++) {
                int at = lead + (part * rows + r) * stretch;
                Arrays.fill(y, at, at + stretch, bias == null ? 0 : bias[row + r]);
            }
        }
    }

    /**
     * Writes sums to arrivals.
     *
     * @param first the first part, counted over all groups
     */
    private void deliver(float[] y, int row, int count, int first, int parts) {
        for (int part = 0; part < parts; part++) {
            float[] x = arrivals.groups[(first + part) / PARTS];
            for (int r = 0; r < count; r++) {
                int from = lead + (part * rows + r) * stretch;
                int to = arrivals.at(row + r, 0) + (first + part) % PARTS * LANES;
                for (int t = 0; t < ticks; t++) {
                    FloatVector.fromArray(SPECIES, y, from + t * LANES).intoArray(x, to + t * Lanes.GROUP);
                }
            }
        }
    }
}
