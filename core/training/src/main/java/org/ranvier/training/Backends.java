package org.ranvier.training;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Availability.Unavailable;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.Provided;

/**
 * The backends that an experiment may run on, the first choice first. An experiment that names one runs on that or not at all;
 * one that names none takes the first of the usual ones that is here and carries its network.
 *
 * @param candidates the backends, at least one
 * @param passedOver why better choices are not among them, a clause each
 */
record Backends(List<Provided<Backend>> candidates, List<String> passedOver) {

    /** The fast one, then the one that carries everything and runs everywhere. */
    private static final List<String> USUAL = List.of("simd", "reference");

    private static final String ELEMENT = "network.";

    /**
     * What runs a network.
     *
     * @param passedOver why it is not a better one, a clause each
     */
    record Choice(Provided<Backend> backend, List<String> passedOver) {}

    /**
     * The one that an experiment names.
     *
     * @param where the place that names it, for messages
     * @throws RanvierException if it is not installed
     */
    static Backends named(String reference, PluginRuntime plugins, String where) {
        return new Backends(List.of(plugins.provided(Backend.class, reference, where)), List.of());
    }

    /**
     * Those that come into question where none is named.
     *
     * @throws RanvierException if none of them is installed
     */
    static Backends usual(PluginRuntime plugins, String where) {
        List<String> installed = plugins.all(Backend.class).stream().map(Provided::name).toList();
        List<Provided<Backend>> candidates = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (String name : USUAL) {
            if (installed.contains(name) || candidates.isEmpty() && name.equals(USUAL.getLast())) {
                candidates.add(plugins.provided(Backend.class, name, where));
            } else {
                passedOver.add("backend '" + name + "' is not installed");
            }
        }
        return new Backends(candidates, passedOver);
    }

    /**
     * The first that can run a plan.
     *
     * @throws RanvierException with all that keeps the last of them from it, if there is none
     */
    Choice choose(NetworkPlan plan) {
        List<String> reasons = new ArrayList<>(passedOver);
        for (Provided<Backend> candidate : candidates) {
            List<Problem> problems = problems(candidate.component(), plan);
            if (problems.isEmpty()) {
                return new Choice(candidate, reasons);
            }
            if (candidate == candidates.getLast()) {
                throw new RanvierException(problems);
            }
            reasons.add(clause(problems.getFirst()));
        }
        throw new IllegalStateException("no backend was given");
    }

    private static String clause(Problem problem) {
        return problem.where().startsWith(ELEMENT) ? problem.message() + " (" + problem.where() + ")" : problem.message();
    }

    private static List<Problem> problems(Backend backend, NetworkPlan plan) {
        if (backend.availability() instanceof Unavailable(String reason, String remedy)) {
            return List.of(Problem.plugin(
                    "", "backend", "backend '" + backend.name() + "' cannot run here: " + reason, remedy));
        }
        return backend.check(plan).stream()
                .map(r -> Problem.usage(
                        ELEMENT + r.element(),
                        "backend '" + backend.name() + "' cannot carry this: " + r.reason(),
                        "change it, or choose another backend"))
                .toList();
    }
}
