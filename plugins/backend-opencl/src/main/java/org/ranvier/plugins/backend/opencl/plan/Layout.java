package org.ranvier.plugins.backend.opencl.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;

/**
 * The memory layout of the rows of signals. The ticks of a row are padded with ticks of zeros, as many as the longest
 * delay, so that no kernel has to check where a signal begins or ends.
 */
public final class Layout {

    /** Kernels read so many ticks at once, and may read what they do not use. */
    public static final int SLACK = 8;

    private final NetworkPlan plan;
    private final Map<String, Rows> outputs = new LinkedHashMap<>();
    private final Map<String, Rows> deltas = new LinkedHashMap<>();

    /**
     * The rows of a signal.
     *
     * @param length ticks to a row, with the zeros around them
     * @param before how many zeros come first
     * @param spikes whether a tick is a word of spikes, a bit for each sample of a group, rather than a number for each
     */
    public record Rows(int length, int before, boolean spikes) {

        /** Of numbers. */
        public static Rows of(int before, int ticks, int after) {
            return new Rows(before + ticks + after, before, false);
        }

        /** Returns rows of the same ticks, which hold spikes if the values are 0 or 1. */
        public Rows packed(boolean binary) {
            return new Rows(length, before, binary);
        }
    }

    public Layout(NetworkPlan plan) {
        this.plan = plan;
    }

    /**
     * Returns the rows of what a source sends. Zeros come first, for delays; at least one, for the spike before the
     * first tick.
     */
    public Rows output(String source) {
        return outputs.computeIfAbsent(source, s -> {
            int before = plan.all(Projection.class).stream()
                    .filter(p -> p.from().equals(s))
                    .mapToInt(p -> Connection.reach(p, plan.ticks()))
                    .max()
                    .orElse(0);
            int below = plan.all(Projection.class).stream()
                    .filter(p -> p.from().equals(s))
                    .mapToInt(Layout::below)
                    .max()
                    .orElse(0);
            return Rows.of(Math.max(1, before), plan.ticks(), below).packed(sendsBits(s));
        });
    }

    private boolean sendsBits(String source) {
        return plan.all(Population.class).stream()
                .anyMatch(p -> p.name().equals(source)
                        && p.step().outputIsSpike()
                        && p.step().binary());
    }

    /** dL/d of an input of a population, which is dL/dx of projections that are nothing but synapses. */
    public Rows delta(Population to, String port) {
        return deltas.computeIfAbsent(
                to.name() + "." + port,
                key -> around(plan.all(Projection.class).stream()
                        .filter(p -> p.to().equals(to.name()) && p.port().equals(port))
                        .toList()));
    }

    /** dL/dx of one projection, where it is not that of the port. */
    public Rows delta(Projection projection) {
        return around(List.of(projection));
    }

    /** Returns the rows of a signal that is read without delays. */
    public Rows plain() {
        return Rows.of(0, plan.ticks(), 0);
    }

    private Rows around(List<Projection> projections) {
        int before = projections.stream().mapToInt(Layout::below).max().orElse(0);
        int after = projections.stream()
                .mapToInt(p -> Connection.reach(p, plan.ticks()) + Connection.taps(p) + Connection.lags(p))
                .max()
                .orElse(0);
        return Rows.of(before, plan.ticks(), after);
    }

    /** None where a kernel begins after its delay. */
    private static int below(Projection p) {
        return p.delays().kernel().orElseThrow().support().all()
                ? 0
                : Math.max(0, p.delays().kernel().orElseThrow().support().below());
    }
}
