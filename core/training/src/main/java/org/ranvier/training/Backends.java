package org.ranvier.training;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Availability.Unavailable;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.TrainedNetwork;
import org.ranvier.runtime.Plugin;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.Provided;
import org.ranvier.training.network.Components;
import org.ranvier.training.network.ConfiguredComponent;

/**
 * The backends that an experiment may run on, the first choice first. An experiment that names one runs on that or not
 * at all; one that names none takes the first of the usual ones that is here and carries its network.
 *
 * @param candidates the backends, at least one
 * @param passedOver why better choices are not among them, a clause each
 */
record Backends(List<Candidate> candidates, List<String> passedOver) {

    /** The fast one, then the one that carries everything and runs everywhere. */
    private static final List<String> USUAL = List.of("simd", "reference");

    private static final String ELEMENT = "network.";

    /**
     * A backend as it was configured.
     *
     * @param settings what it was configured with
     */
    record Candidate(Plugin plugin, Backend backend, Settings settings) {

        private static Candidate withDefault(Provided<Backend> provided) {
            Backend backend = provided.component();
            return new Candidate(provided.plugin(), backend, Settings.defaults(backend.schema()));
        }

        /** {@code name@version}, which selects this version of it. */
        String reference() {
            return new Provided<>(plugin, backend).reference();
        }
    }

    /**
     * What runs a network.
     *
     * @param passedOver why it is not a better one, a clause each
     */
    record Choice(Candidate candidate, List<String> passedOver) {

        Backend backend() {
            return candidate.backend();
        }

        /**
         * Looks at the numbers that a run starts from.
         *
         * @throws RanvierException with all that the backend cannot carry
         */
        void check(TrainedNetwork network) {
            List<Problem> problems = Backends.problems(backend(), backend().check(network));
            if (!problems.isEmpty()) {
                throw new RanvierException(problems);
            }
        }
    }

    /**
     * The one that an experiment names.
     *
     * @throws IllegalArgumentException if its settings contradict each other
     */
    static Backends named(ConfiguredComponent<Backend> chosen) {
        Plugin plugin = ((Components.Source.Plugin) chosen.source()).plugin();
        Settings settings = chosen.settings();
        return new Backends(
                List.of(new Candidate(plugin, chosen.component().configured(settings), settings)), List.of());
    }

    /**
     * Those that come into question where none is named.
     *
     * @throws RanvierException if none of them is installed
     */
    static Backends usual(PluginRuntime plugins, String where) {
        List<String> installed =
                plugins.all(Backend.class).stream().map(Provided::name).toList();
        List<Candidate> candidates = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (String name : USUAL) {
            if (installed.contains(name) || candidates.isEmpty() && name.equals(USUAL.getLast())) {
                candidates.add(Candidate.withDefault(plugins.provided(Backend.class, name, where)));
            } else {
                passedOver.add("backend '" + name + "' is not installed");
            }
        }
        return new Backends(candidates, passedOver);
    }

    /**
     * The first that can run a plan.
     *
     * @param training whether it must have gradients too
     * @throws RanvierException with all that keeps the last of them from it, if there is none
     */
    Choice choose(NetworkPlan plan, boolean training) {
        List<String> reasons = new ArrayList<>(passedOver);
        for (Candidate candidate : candidates) {
            List<Problem> problems = problems(candidate.backend(), plan, training);
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
        return problem.where().startsWith(ELEMENT)
                ? problem.message() + " (" + problem.where() + ")"
                : problem.message();
    }

    private static List<Problem> problems(Backend backend, NetworkPlan plan, boolean training) {
        if (backend.availability() instanceof Unavailable it) {
            return List.of(Problem.plugin(
                    "", "backend", "backend '" + backend.name() + "' cannot run here: " + it.reason(), it.remedy()));
        }
        if (training && !backend.capabilities().contains(Capability.TRAINING)) {
            return List.of(Problem.usage(
                    "backend",
                    "backend '" + backend.name() + "' only runs networks forward: it lacks " + Capability.TRAINING,
                    "train on another, such as --backend " + USUAL.getFirst() + "; '" + backend.name()
                            + "' can evaluate the run"));
        }
        return problems(backend, backend.check(plan));
    }

    private static List<Problem> problems(Backend backend, List<Refusal> refusals) {
        return refusals.stream()
                .map(r -> Problem.usage(
                        ELEMENT + r.element(),
                        "backend '" + backend.name() + "' cannot carry this: " + r.reason(),
                        "change it, or choose another backend"))
                .toList();
    }
}
