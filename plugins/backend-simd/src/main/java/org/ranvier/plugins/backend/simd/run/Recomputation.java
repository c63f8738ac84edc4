package org.ranvier.plugins.backend.simd.run;

import java.util.Optional;
import org.ranvier.api.plan.NetworkPlan;

/**
 * Whether samples are run segment by segment, and run again on the way back instead of being kept.
 *
 * @param wanted whether they are
 * @param segment the most ticks of a segment; 0 for a number that follows from the network
 */
public record Recomputation(boolean wanted, int segment) {

    /** Everything is kept. */
    public static final Recomputation NONE = new Recomputation(false, 0);

    /** Returns why a network on a clock is not run segment by segment, in one clause; empty where it is. */
    public Optional<String> obstacle(NetworkPlan plan) {
        if (!wanted || segment > 0 || Window.of(plan) != null) {
            return Optional.empty();
        }
        return Optional.of(
                "with 'recompute' it holds segments four times as long as delays reach, " + Window.reach(plan)
                        + " ticks here, so that nothing is saved of " + plan.ticks()
                        + "; shorter delays or a 'segment' of so many ticks would do");
    }

    /** Returns the window in which a network is run; null where all ticks are in memory at once. */
    Window window(NetworkPlan plan) {
        if (!wanted || segment >= plan.ticks()) {
            return null;
        }
        return segment > 0 ? Window.of(plan, segment) : Window.of(plan);
    }
}
