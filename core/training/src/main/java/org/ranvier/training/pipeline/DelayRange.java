package org.ranvier.training.pipeline;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;

/** Whether the delays of a network fit the time that it runs for. */
final class DelayRange {

    private DelayRange() {}

    /**
     * Refuses delays of as many ticks as there are, or more.
     *
     * @throws RanvierException naming every projection that has them
     */
    static void check(NetworkPlan plan, Window window) {
        if (!window.hasClock()) {
            return;
        }
        List<Problem> problems = clocked(plan).stream()
                .filter(p -> p.delays().maxTicks() >= window.ticks())
                .map(p -> Problem.usage(
                        "network: delays of '" + p.name() + "'",
                        "they reach " + p.delays().maxTicks() + " ticks, which are "
                                + (p.delays().maxTicks() + 1L) + " taps, but a sample has " + window.ticks()
                                + " ticks (time.steps)",
                        "set their max to " + (window.ticks() - 1) + " ticks at most, or raise time.steps"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    private static List<Projection> clocked(NetworkPlan plan) {
        return plan.all(Projection.class).stream()
                .filter(p -> p.delays().kernel().isPresent())
                .toList();
    }
}
