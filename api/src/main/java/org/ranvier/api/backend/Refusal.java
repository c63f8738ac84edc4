package org.ranvier.api.backend;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * Something in a plan, or in the {@link Requirements} of a run, that a backend cannot carry.
 *
 * @param element the element that causes it; empty where the run as a whole does
 * @param capability what is missing
 * @param reason one clause for people
 */
public record Refusal(String element, Capability capability, String reason) {

    /**
     * Fails with everything that a backend refuses of a plan. Every {@link Backend#compile} begins with it.
     *
     * @throws RanvierException with all refusals, if there are any
     */
    public static void throwIfAny(Backend backend, NetworkPlan plan) {
        throwIfAny(backend, backend.check(plan, Requirements.inference()));
    }

    /**
     * Fails with refusals found already, such as those of a network's numbers.
     *
     * @throws RanvierException with all refusals, if there are any
     */
    public static void throwIfAny(Backend backend, List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new RanvierException(
                    refusals.stream().map(r -> r.problem(backend)).toList());
        }
    }

    /** Says it to people, as a problem of usage at the element. */
    public Problem problem(Backend backend) {
        return Problem.usage(
                element,
                "backend '" + backend.name() + "' cannot carry this: " + reason,
                "change it, or choose another backend");
    }
}
