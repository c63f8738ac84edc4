package org.ranvier.plugins.backend.simd.lanes;

/**
 * The signals of a source of projections in a batch: its output, when it is active, and the gradient that comes back.
 */
public final class SourceSignals {

    public final int width;
    public final Signal output;
    /**
     * dL/d output, added to by all who read it; null where there is no room for it. A population's way back replaces
     * it, tick by tick, by dL/d of its first input, as nobody needs the former any more.
     */
    public final Signal dOutput;

    /** When the output is active. */
    public final Events events;
    /** By group how often each neuron was active in each sample, [neuron][16], as it was last scanned. */
    public final float[][] counts;

    private boolean wanted;

    /**
     * Lays them out.
     *
     * @param out the lags of projections that read the source
     * @param in the lags of projections into it
     */
    public SourceSignals(int width, Lags out, Lags in, Extent extent, boolean gradient) {
        this.width = width;
        this.output = extent.delayed(width, out);
        this.dOutput = gradient ? extent.early(width, in) : null;
        this.events = new Events(output, extent.ticks());
        this.counts = new float[output.groups.length][width * Lanes.GROUP];
    }

    /** Sets whether the batch asks for dL/d output. */
    public void want(boolean gradient) {
        wanted = gradient;
    }

    /** Whether the batch asks for dL/d output. */
    public boolean wanted() {
        return wanted;
    }

    /** Looks for active ticks. */
    public void scan(int group, int neuron, int end) {
        for (int n = neuron; n < end; n++) {
            events.scan(group, n, counts[group]);
        }
    }
}
