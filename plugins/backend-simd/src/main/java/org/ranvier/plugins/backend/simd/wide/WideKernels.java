package org.ranvier.plugins.backend.simd.wide;

import org.ranvier.plugins.backend.simd.kernels.LagResult;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.SampleEvents;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.support.Parallel;

/**
 * The computations of a projection with wide delay kernels over all ticks of a batch; see {@link Panels}. The objects
 * that perform them are created when first needed.
 */
public final class WideKernels {

    /** Synapses whose sums are handed on together, at most. */
    public static final int SYNAPSES = PanelSums.SOURCES;

    private final SourceSignals from;
    private final int ticks;
    private Panels panels;
    private SampleEvents samples;
    private PanelPull pull;
    private PanelSums sums;
    private WindowSums windowSums;
    private SpectralInputGradient back;
    /** Whether {@link #samples} are those of the batch. */
    private boolean sampled;

    public WideKernels(Connection connection, SourceSignals from, int ticks) {
        this.panels = new Panels(connection);
        this.from = from;
        this.ticks = ticks;
    }

    /** For another projection between the same neurons, which has the same source in the same batch. */
    public WideKernels(Connection connection, WideKernels real) {
        this(connection, real.from, real.ticks);
        samples = real.samples;
        sampled = real.sampled;
    }

    /** Other synapses take the place of the connection's; memory is kept. */
    public void rewire(Connection connection) {
        panels.rewire(connection);
    }

    /** Returns the number of ticks in a sample. */
    public int ticks() {
        return ticks;
    }

    /** Marks the events as outdated, because the source has changed. */
    public void outdate() {
        sampled = false;
    }

    /** Whether this is the way to go forward and for the sums of gradients, with kernels as they are now. */
    public boolean suit() {
        return panels.suit(from.events.share());
    }

    /** Whether this is the way to go back to the source, with kernels as they are now. */
    public boolean suitBack() {
        return panels.suitBack();
    }

    /** Computes all arrivals. */
    public void arrive(Signal arrivals, float[] bias, Parallel parallel) {
        sample(parallel);
        if (pull == null) {
            pull = new PanelPull(panels, samples, arrivals, ticks, bias);
        }
        panels.prepare(parallel);
        pull.run(parallel);
    }

    /**
     * Computes Σ s_j[t] · δ_i[t + lag] for all synapses and the lags of their kernels, and hands them on.
     *
     * @param results where a thread keeps the sums of {@link #SYNAPSES} synapses
     */
    public void sums(Signal delta, int ticks, ThreadLocal<LagResult> results, LagResult.Sink sink, Parallel parallel) {
        sample(parallel);
        if (panels.narrow()) {
            if (windowSums == null) {
                windowSums = new WindowSums(panels, samples, delta, stretch());
            }
            windowSums.compute(ticks, results, sink, parallel);
            return;
        }
        if (sums == null) {
            sums = new PanelSums(panels, samples, delta, stretch());
        }
        sums.compute(ticks, results, sink, parallel);
    }

    /**
     * Computes what comes back to dL/d output of the source.
     *
     * @param adds whether it is added to what is there already
     */
    public void back(Signal delta, int ticks, boolean adds, Parallel parallel) {
        panels.prepare(parallel);
        if (back == null) {
            back = new SpectralInputGradient(panels, delta, from.dOutput, this.ticks);
        }
        back.run(ticks, adds, parallel);
    }

    private void sample(Parallel parallel) {
        if (samples == null) {
            samples = new SampleEvents(from.output, from.events, ticks, stretch());
        }
        if (!sampled) {
            samples.collect(parallel);
            sampled = true;
        }
    }

    private int stretch() {
        return (ticks + panels.lags) * Lanes.GROUP;
    }
}
