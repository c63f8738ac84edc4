package org.ranvier.api.backend;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * Something in a plan that a backend cannot carry.
 *
 * @param element the element that causes it
 * @param capability what is missing
 * @param reason one clause for people
 */
public record Refusal(String element, Capability capability, String reason) {

    /**
     * What {@link Backend#compile} begins with: a plan that the backend refuses is not compiled.
     *
     * @throws RanvierException with all refusals, if there are any
     */
    public static void throwIfAny(Backend backend, NetworkPlan plan) {
        throwIfAny(backend, backend.check(plan));
    }

    /**
     * The same for refusals found already, such as those of a network's numbers.
     *
     * @throws RanvierException with all refusals, if there are any
     */
    public static void throwIfAny(Backend backend, List<Refusal> refusals) {
        List<Problem> problems = refusals.stream()
                .map(r -> Problem.usage(
                        r.element(),
                        "backend '" + backend.name() + "' cannot carry this: " + r.reason(),
                        "change it, or choose another backend"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }
}
