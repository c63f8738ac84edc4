package org.ranvier.plugins.backend.simd.run;

import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.simd.lanes.Lags;

/**
 * The ticks that are in memory at once where a sample is run segment by segment: first those before the segment that
 * delays reach back to, then the segment.
 *
 * @param reach the ticks before a segment; no delay is longer
 * @param segment the most ticks of a segment
 */
record Window(int reach, int segment) {

    /** Returns the number of ticks in memory. */
    int ticks() {
        return reach + segment;
    }

    /** Returns the window for segments of so many ticks. */
    static Window of(NetworkPlan plan, int segment) {
        return new Window(reach(plan), segment);
    }

    /**
     * Returns the window for segments of twice the square root of all ticks, but no shorter than four times what delays
     * reach, so that no more than a fifth of the ticks in memory are there again; null where all ticks take no more
     * memory. What is kept between segments is a third of what a tick takes, so half as long would take least memory,
     * but not much less, and more time.
     */
    static Window of(NetworkPlan plan) {
        int reach = reach(plan);
        Window window = new Window(reach, Math.max((int) Math.ceil(2 * Math.sqrt(plan.ticks())), 4 * reach));
        return window.ticks() < plan.ticks() ? window : null;
    }

    /** Returns the most ticks that delays reach back. */
    static int reach(NetworkPlan plan) {
        return plan.all(Projection.class).stream()
                .mapToInt(p -> Lags.of(p).reach())
                .max()
                .orElse(1);
    }
}
