package org.ranvier.api.backend;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.NetworkPlan;

/** A part of a plan, or of the {@link Requirements} of a run, that a backend cannot carry. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Refusal {

    private final String element;
    private final Optional<Capability> capability;
    private final String reason;

    private Refusal(String element, Optional<Capability> capability, String reason) {
        this.element = Objects.requireNonNull(element, "the element that is refused");
        this.capability = capability;
        this.reason = Objects.requireNonNull(reason, "the reason of a refusal");
    }

    /**
     * Refuses for want of a capability.
     *
     * @param element the element that causes it; empty where the run as a whole does
     * @param capability the capability that is missing
     * @param reason one clause for people
     * @return a refusal that a backend with the capability would not make
     */
    public static Refusal of(String element, Capability capability, String reason) {
        return new Refusal(element, Optional.of(capability), reason);
    }

    /**
     * Refuses for want of room or because of another limit, such as a chip's number of neurons.
     *
     * @param element the element that causes it; empty where the run as a whole does
     * @param reason one clause for people
     * @return a refusal that is no matter of capabilities
     */
    public static Refusal ofLimit(String element, String reason) {
        return new Refusal(element, Optional.empty(), reason);
    }

    /** {@return the element that causes the refusal; empty where the run as a whole does} */
    public String element() {
        return element;
    }

    /** {@return the capability that is missing; empty where a limit is exceeded} */
    public Optional<Capability> capability() {
        return capability;
    }

    /** {@return the reason, one clause for people} */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Refusal that
                && element.equals(that.element)
                && capability.equals(that.capability)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(element, capability, reason);
    }

    /** Names the element and the reason, for logs and tests. */
    @Override
    public String toString() {
        return element + ": " + reason;
    }

    /**
     * Fails with everything that a backend refuses of a plan. Every {@link Backend#compile} begins with it.
     *
     * @param backend the backend that was asked, which the problems name
     * @param plan the network
     * @throws RanvierException with all refusals, if there are any
     */
    public static void throwIfAny(Backend backend, NetworkPlan plan) {
        throwIfAny(backend, backend.check(plan, Requirements.inference()));
    }

    /**
     * Fails with refusals found already, such as those of a network's numbers.
     *
     * @param backend the backend that was asked, which the problems name
     * @param refusals what it refuses; none is no failure
     * @throws RanvierException with all refusals, if there are any
     */
    public static void throwIfAny(Backend backend, List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new RanvierException(
                    refusals.stream().map(r -> r.problem(backend)).toList());
        }
    }

    /**
     * {@return this as a problem of usage at the element, to be reported to the user}
     *
     * @param backend the backend that refuses, which the problem names
     */
    public Problem problem(Backend backend) {
        return Problem.usage(
                element,
                "backend '" + backend.name() + "' cannot carry this: " + reason,
                "change it, or choose another backend");
    }
}
