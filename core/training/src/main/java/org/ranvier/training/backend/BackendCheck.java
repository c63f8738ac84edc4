package org.ranvier.training.backend;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Availability.Unavailable;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;

/**
 * Asks backends whether they run a plan as it is to be run. The one place that tells people why one does not: where the
 * cause stands, what it is, and what to do, with the installed backends that can.
 */
public final class BackendCheck {

    private static final String ELEMENT = "network.";

    private final NetworkPlan plan;
    private final Demands demands;
    private final Supplier<List<Backend>> installed;

    /**
     * Checks backends for one run.
     *
     * @param installed the backends to propose instead; asked only where one is refused
     */
    public BackendCheck(NetworkPlan plan, Demands demands, Supplier<List<Backend>> installed) {
        this.plan = plan;
        this.demands = demands;
        this.installed = installed;
    }

    /** The backends that plugins provide, in the order of their names. */
    public static Supplier<List<Backend>> installed(PluginRuntime plugins) {
        return () ->
                plugins.all(Backend.class).stream().map(Provided::component).toList();
    }

    /** Whether a backend can run it here. */
    public boolean accepts(Backend backend) {
        return !(backend.availability() instanceof Unavailable)
                && backend.check(plan, demands.requirements()).isEmpty();
    }

    /** Why a backend does not run it, in one clause: the first reason. */
    public String clause(Backend backend) {
        if (backend.availability() instanceof Unavailable unavailable) {
            return unavailable.problem(backend).message();
        }
        Refusal first = backend.check(plan, demands.requirements()).getFirst();
        String message = first.problem(backend).message();
        return first.element().isEmpty() ? message : message + " (" + ELEMENT + first.element() + ")";
    }

    /**
     * Fails where a backend does not run it.
     *
     * @throws RanvierException with all reasons
     */
    public void require(Backend backend) {
        if (backend.availability() instanceof Unavailable unavailable) {
            throw new RanvierException(unavailable.problem(backend));
        }
        throwIfAny(backend, backend.check(plan, demands.requirements()), this::accepts);
    }

    /**
     * Fails where a backend that runs the plan does not carry the numbers of a network.
     *
     * @throws RanvierException with all reasons
     */
    public void requireNumbers(Backend backend, TrainedNetwork network) {
        throwIfAny(
                backend,
                backend.check(network),
                other -> accepts(other) && other.check(network).isEmpty());
    }

    private void throwIfAny(Backend backend, List<Refusal> refusals, Predicate<Backend> carries) {
        if (!refusals.isEmpty()) {
            String others = others(backend, carries);
            throw new RanvierException(refusals.stream()
                    .map(refusal -> problem(refusal, backend, others))
                    .toList());
        }
    }

    private Problem problem(Refusal refusal, Backend backend, String others) {
        Problem problem = refusal.problem(backend);
        return demands.reason(refusal)
                .map(reason -> Problem.usage(reason.where(), problem.message(), reason.instead() + others))
                .orElseGet(() -> Problem.usage(
                        refusal.element().isEmpty() ? "backend" : ELEMENT + refusal.element(),
                        problem.message(),
                        "change it" + others));
    }

    /**
     * Returns a clause such as {@code , or choose --backend reference or simd}, or one that says that no other
     * installed backend can.
     */
    private String others(Backend refused, Predicate<Backend> carries) {
        String names = installed.get().stream()
                .filter(other -> !other.name().equals(refused.name()))
                .filter(other -> surely(other, carries))
                .map(Backend::name)
                .distinct()
                .collect(Collectors.joining(" or "));
        return names.isEmpty() ? "; no other backend that is installed can" : ", or choose --backend " + names;
    }

    /** A plugin that fails when it is asked is nothing to propose. */
    private static boolean surely(Backend other, Predicate<Backend> carries) {
        try {
            return carries.test(other);
        } catch (RanvierException e) {
            return false;
        }
    }
}
