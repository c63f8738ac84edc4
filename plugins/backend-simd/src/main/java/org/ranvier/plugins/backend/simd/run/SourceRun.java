package org.ranvier.plugins.backend.simd.run;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.plugins.backend.simd.lanes.Extent;
import org.ranvier.plugins.backend.simd.lanes.Lags;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;

/** Something that projections read, in a batch: an input, a population or a dropout. */
final class SourceRun {

    final String name;
    final SourceSignals signals;
    private final int ticks;
    /** Whether taps that carry no weight read it ahead of the present. */
    private final boolean leads;

    final List<ProjectionRun> out = new ArrayList<>();
    final List<ProjectionRun> in = new ArrayList<>();
    final List<Dropped> dropouts = new ArrayList<>();
    /** The neurons, of a population. */
    PopulationRun course;
    /** The input of each port that is the sum of several wires; null for other ports. */
    Signal[] sums = {};

    /** The dropout that computes its output, if it is one; else null. */
    Dropped dropped;
    /** Whether states of neurons further on lie where dL/d output will, until the way back has passed them. */
    boolean lent;

    /**
     * Lays it out.
     *
     * @param out the lags of projections that read it
     * @param in the lags of projections into it
     */
    SourceRun(String name, int width, Lags out, Lags in, Extent extent, boolean gradient) {
        this.name = name;
        this.ticks = extent.ticks();
        this.leads = out.lead() > 0;
        this.signals = new SourceSignals(width, out, in, extent, gradient);
    }

    /**
     * Makes ready for another batch, whose results must not depend on what is left of the one before, nor on what there
     * is room for because others asked for more.
     */
    void begin(RunOptions options) {
        signals.want(options.gradients() && (!input() || options.inputGradient()));
        // Spikes alone get their room where it is known who reads them.
        if (!spikesAlone()) {
            signals.output.fold(Lanes.ROWS, 0);
        }
        // What taps without weight read ahead of the present need only be finite; an input is loaded already, and all
        // of it.
        if (leads && !input()) {
            signals.output.clear();
        }
    }

    private boolean input() {
        return course == null && dropped == null;
    }

    /** Sets the output of some neurons of a group to 0 from a tick on. */
    void silence(int group, int neuron, int end, int tick) {
        if (!input()) {
            signals.output.clear(group, neuron, end, tick, ticks);
        }
    }

    /**
     * Whether nothing but {@link org.ranvier.plugins.backend.simd.lanes.Events} is asked of it once it has been
     * scanned.
     */
    boolean spikesAlone() {
        return course != null && dropouts.isEmpty() && course.spikesAlone();
    }

    /** Adds up, for some neurons of a group, what wires deliver to ports that have several. */
    void addUp(int group, int neuron, int end, int tick, int toTick) {
        for (int port = 0; port < sums.length; port++) {
            if (sums[port] != null) {
                addUp(sums[port], course.port(port), group, neuron, end, tick, toTick);
            }
        }
    }

    private void addUp(Signal sum, String port, int group, int neuron, int end, int tick, int toTick) {
        float[] y = sum.groups[group];
        for (int n = neuron; n < end; n++) {
            int from = sum.at(n, tick);
            int floats = (toTick - tick) * Lanes.GROUP;
            java.util.Arrays.fill(y, from, from + floats, 0);
            for (ProjectionRun wire : in) {
                if (wire.connection.plan.port().equals(port)) {
                    Signal delivered = wire.delivered();
                    float[] x = delivered.groups[group];
                    int at = delivered.at(n, tick);
                    for (int k = 0; k < floats; k++) {
                        y[from + k] += x[at + k];
                    }
                }
            }
        }
    }

    /**
     * Whether nothing is added to dL/d output before the way back arrives at its stage, if that is no loop: it then
     * comes over wires alone, and not from outside.
     */
    boolean comesBackAtOnce() {
        return signals.dOutput != null && dropped == null && dropouts.isEmpty() && !out.isEmpty();
    }

    /** dL/d of what a wire delivers. */
    Signal dInput(ProjectionRun wire) {
        return course.dInput(wire.connection.plan.port());
    }
}
