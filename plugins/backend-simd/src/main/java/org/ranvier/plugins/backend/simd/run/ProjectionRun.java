package org.ranvier.plugins.backend.simd.run;

import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.simd.gradients.ProjectionGradient;
import org.ranvier.plugins.backend.simd.kernels.Entries;
import org.ranvier.plugins.backend.simd.kernels.ProductKernel;
import org.ranvier.plugins.backend.simd.kernels.PullKernel;
import org.ranvier.plugins.backend.simd.kernels.PullSpikes;
import org.ranvier.plugins.backend.simd.kernels.PushKernel;
import org.ranvier.plugins.backend.simd.kernels.SpreadKernel;
import org.ranvier.plugins.backend.simd.kernels.SpreadSums;
import org.ranvier.plugins.backend.simd.kernels.WeightRows;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Extent;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.RankedSpikes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.plugins.backend.simd.wide.WideKernels;
import org.ranvier.support.Parallel;

/** A projection in a batch: what arrives over it, and what comes back. */
final class ProjectionRun {

    /** The share of active numbers below which to push them costs less than to pull all. */
    private static final double FEW = 0.027;

    /** The same of spikes, of which a pull reads one bit each, where a source has few targets. */
    private static final double FEW_SPIKES = 0.0066;

    Connection connection;
    final SourceSignals from;
    private final int ticks;
    /** x, before the post-synaptic current. */
    final Signal arrivals;
    /** dL/dx; the wire's own or the port's. */
    Signal delta;
    /** The post-synaptic current, or null. */
    PopulationRun current;
    /** Batch normalisation of what it delivers, or null. */
    NormalizedSignal normalized;
    /** Whether nobody asks for arrivals once the neurons have had them. */
    boolean passing;

    /**
     * The method of computing arrivals: on demand, by the events of sources, by the synapses of targets, or by both, or
     * all at once.
     */
    enum Way {
        PUSH,
        SPREAD,
        PULL,
        ROWS,
        WIDE
    }

    private final Entries forward = new Entries();
    private final Entries backward = new Entries();
    private final float[] bias;
    /** The revisions of the connection for which the entries were made. */
    private int forwardOf = -1;

    private int backwardOf = -1;
    private Way way;
    /** Whether what is pulled is nothing but spikes, of which all are known. */
    private boolean spikesOnly;

    private PushKernel push;
    private final RankedSpikes spikes;
    private SpreadKernel spread;
    private final ThreadLocal<ProductKernel> product = ThreadLocal.withInitial(ProductKernel::new);
    private ProjectionGradient gradient;
    private final WideKernels wide;
    private WeightRows rows;

    ProjectionRun(Connection connection, SourceSignals from, Extent extent) {
        this.connection = connection;
        this.from = from;
        this.ticks = extent.ticks();
        this.arrivals = extent.folding(connection.synapses.post);
        this.bias = connection.plan.bias() ? connection.parameter(Role.BIAS).value() : null;
        this.push = new PushKernel(connection, from.events, arrivals, extent.ticks(), bias);
        this.spikes = SpreadKernel.spikes(connection, from, ticks);
        this.spread = new SpreadKernel(connection, from, spikes, arrivals, ticks, bias);
        this.wide = new WideKernels(connection, from, ticks);
        this.rows = new WeightRows(connection, from, ticks);
    }

    /** A projection of the same reach takes the place of this one's. */
    void rewire(Connection other) {
        connection = other;
        push = new PushKernel(connection, from.events, arrivals, ticks, bias);
        spread = new SpreadKernel(connection, from, spikes, arrivals, ticks, bias);
        wide.rewire(connection);
        rows = new WeightRows(connection, from, ticks);
        gradient = null;
        forwardOf = -1;
        backwardOf = -1;
    }

    /** Returns the signal that the population receives. */
    Signal delivered() {
        return normalized != null ? normalized.output : current != null ? current.output : arrivals;
    }

    /** Returns the signal before normalisation. */
    Signal beforeNormalization() {
        return current != null ? current.output : arrivals;
    }

    /**
     * Decides how arrivals are made.
     *
     * @param whole whether all ticks are run at once, and the active ticks of the source are known
     */
    void choose(boolean whole) {
        wide.outdate();
        rows.outdate();
        spikes.outdate();
        way = whole ? ofAllTicks() : Way.PULL;
        spikesOnly = way == Way.PULL && whole && from.events.onlySpikes();
    }

    private Way ofAllTicks() {
        return wide.suit()
                ? Way.WIDE
                : rows.suit() ? Way.ROWS : pushed() ? Way.PUSH : spread.suit() ? Way.SPREAD : Way.PULL;
    }

    /**
     * Decides where arrivals are written, before any of them is, and prepares their computation. Arrivals that are
     * computed all at once are available afterwards.
     *
     * @param together the number of neurons at a time that run before the arrivals of the next are asked for; 0 if
     *     neurons run later
     */
    void prepare(int together, Parallel parallel) {
        arrivals.fold(Lanes.ROWS, passing ? together : 0);
        switch (way) {
            case WIDE -> wide.arrive(arrivals, bias, parallel);
            case ROWS -> rows.start(bias, parallel);
            case PUSH -> {
                forward.weights(connection, parallel);
                forwardOf = -1;
                push.start(connection.taps.inUse(), forward.weight, parallel);
            }
            case SPREAD -> spread.start(parallel);
            case PULL -> {
                if (forwardOf != connection.revision()) {
                    forward.forward(connection, from.output, parallel);
                    forwardOf = connection.revision();
                }
            }
        }
    }

    /**
     * Whether arrivals are to be pushed: a push loads and stores what a pull keeps in a register, but leaves out who is
     * silent, and where all rows have a synapse from a source its events are found once for eight of them.
     */
    private boolean pushed() {
        double share = from.events.share();
        if (!from.events.onlySpikes()) {
            return share < FEW;
        }
        return connection.synapses.list instanceof SynapseList.Dense || share < FEW_SPIKES;
    }

    /** Returns the method by which the arrivals of the batch are computed. */
    Way way() {
        return way;
    }

    /** Whether it is no dearer to ask for the arrivals of a few neurons at a time. */
    boolean fewAtOnce() {
        return way == Way.PUSH && !push.together()
                || way == Way.SPREAD
                || way == Way.PULL && !connection.synapses.byPost.sharesBlocks();
    }

    /** Returns whether it costs no more to compute what comes back for a few neurons at a time. */
    boolean fewAtOnceBack() {
        return !connection.synapses.byPre.sharesBlocks();
    }

    /** The way back over wide kernels, where it is the one to go; else null. */
    WideKernels wideBack() {
        return wide.suitBack() ? wide : null;
    }

    void startBackward(Parallel parallel) {
        if (from.wanted() && backwardOf != connection.revision()) {
            backward.backward(connection, delta, parallel);
            backwardOf = connection.revision();
        }
    }

    /** Computes x of some neurons of a group over a range of ticks. */
    void arrive(int group, int row, int end, int tick, int toTick) {
        if (way == Way.PUSH) {
            // Otherwise all is there since the preparation.
            if (!push.together()) {
                push.run(group, row, end);
            }
        } else if (way == Way.SPREAD) {
            spread.run(group, row, end);
        } else if (way == Way.ROWS) {
            rows.arrive(arrivals, group, row, end);
        } else if (way == Way.PULL) {
            float[] x = from.output.groups[group];
            Events events = spikesOnly ? from.events : null;
            pull(forward, connection.synapses.byPost, x, events, arrivals, bias, group, row, end, tick, toTick, false);
        }
    }

    /**
     * Computes what comes back over this wire to dL/d output of some of its sources.
     *
     * @param adds whether it is added to what is there already
     */
    void back(int group, int row, int end, int tick, int toTick, boolean adds) {
        if (toTick - tick > 1 && connection.oneLag() && connection.synapses.byPre.sharesBlocks()) {
            product.get()
                    .run(
                            delta,
                            connection.theLag(),
                            backward.weight,
                            from.dOutput,
                            group,
                            row,
                            end,
                            tick,
                            toTick,
                            adds);
            return;
        }
        float[] x = delta.groups[group];
        pull(backward, connection.synapses.byPre, x, null, from.dOutput, null, group, row, end, tick, toTick, adds);
    }

    private static void pull(
            Entries entries,
            Synapses.Rows rows,
            float[] x,
            Events spikes,
            Signal sums,
            float[] start,
            int group,
            int row,
            int end,
            int tick,
            int toTick,
            boolean adds) {
        float[] y = sums.groups[group];
        int per = entries.perSynapse;
        // Rows that share nothing are done one after the other: their few sources are read on and on, which CPUs
        // foresee.
        int tile = rows.sharesBlocks() ? PullKernel.tile() : Math.max(1, toTick - tick) * Lanes.GROUP;
        int first = tick * Lanes.GROUP;
        int last = toTick * Lanes.GROUP;
        for (int t = first; t < last; t += tile) {
            int floats = Math.min(tile, last - t);
            for (int block = 0; block < rows.blocks; block += rows.together) {
                int next = Math.min(block + rows.together, rows.blocks);
                for (int i = row; i < end; i++) {
                    int from = rows.begin(i, block) * per;
                    int to = rows.begin(i, next) * per;
                    boolean added = adds || block > 0;
                    float begin = start == null ? 0 : start[i];
                    int at = sums.at(i, 0) + t;
                    int[] offset = entries.offset;
                    float[] weight = entries.weight;
                    if (spikes != null) {
                        PullSpikes.run(spikes, group, offset, weight, from, to, added, begin, y, at, t, floats);
                    } else {
                        PullKernel.run(x, offset, weight, from, to, added, begin, y, at, t, floats);
                    }
                }
            }
        }
    }

    /** Returns the object that computes the gradients of the projection's parameters. */
    ProjectionGradient gradient(Parallel parallel) {
        if (gradient == null) {
            SpreadSums spread = new SpreadSums(connection, from, spikes, ticks);
            gradient = new ProjectionGradient(connection, from, delta, wide, rows, spread, parallel);
        }
        return gradient;
    }
}
