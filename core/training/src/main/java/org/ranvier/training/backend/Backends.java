package org.ranvier.training.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.runtime.Defaults;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.training.component.Components;
import org.ranvier.training.component.ConfiguredComponent;

/**
 * The backends that an experiment may run on, the first choice first. An experiment that names one runs on that or not
 * at all; one that names none takes the first of the usual ones that is here and carries its network.
 *
 * @param candidates the backends, at least one
 * @param passedOver why better choices are not among them, a clause each
 * @param installed all that are installed, to be proposed where none of the candidates can
 */
public record Backends(List<Candidate> candidates, List<String> passedOver, Supplier<List<Backend>> installed) {

    /**
     * A backend as it was configured.
     *
     * @param settings what it was configured with
     */
    public record Candidate(Plugin plugin, Backend backend, Settings settings) {

        private static Candidate withDefault(Provided<Backend> provided) {
            Backend backend = provided.component();
            return new Candidate(provided.plugin(), backend, Settings.defaults(backend.schema()));
        }

        /** {@code name@version}, which selects this version of it. */
        public String reference() {
            return backend.name() + "@" + plugin.version();
        }
    }

    /**
     * Backend that was chosen to run a network.
     *
     * @param passedOver why better ones were passed over, a clause each
     * @param check the check by which it was chosen
     */
    public record Choice(Candidate candidate, List<String> passedOver, BackendCheck check) {

        public Backend backend() {
            return candidate.backend();
        }

        /**
         * Looks at the numbers that a run starts from.
         *
         * @throws RanvierException with all that the backend cannot carry
         */
        public void check(TrainedNetwork network) {
            check.requireNumbers(backend(), network);
        }
    }

    /**
     * The one that an experiment names.
     *
     * @throws IllegalArgumentException if its settings contradict each other
     */
    public static Backends named(ConfiguredComponent<Backend> chosen, PluginRuntime plugins) {
        Plugin plugin = ((Components.Source.Plugin) chosen.source()).plugin();
        Settings settings = chosen.settings();
        return new Backends(
                List.of(new Candidate(plugin, chosen.component().configured(settings), settings)),
                List.of(),
                BackendCheck.installed(plugins));
    }

    /**
     * Returns the candidates where none is named: the {@linkplain Defaults defaults} that are installed.
     *
     * @throws RanvierException if none of them is installed
     */
    public static Backends usual(PluginRuntime plugins, String where) {
        List<String> installed =
                plugins.all(Backend.class).stream().map(Provided::name).toList();
        List<Candidate> candidates = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        List<String> names = plugins.defaults().all(Backend.class);
        if (names.isEmpty()) {
            throw new RanvierException(Defaults.missing(Backend.class, "choose one with --backend"));
        }
        for (String name : names) {
            if (installed.contains(name) || candidates.isEmpty() && name.equals(names.getLast())) {
                candidates.add(Candidate.withDefault(plugins.provided(Backend.class, name, where)));
            } else {
                passedOver.add("backend '" + name + "' is not installed");
            }
        }
        return new Backends(candidates, passedOver, BackendCheck.installed(plugins));
    }

    /**
     * Chooses the first that can run a plan as demanded.
     *
     * @throws RanvierException with all that keeps the last of them from it, if there is none
     */
    public Choice choose(NetworkPlan plan, Demands demands) {
        BackendCheck check = new BackendCheck(plan, demands, installed);
        List<String> reasons = new ArrayList<>(passedOver);
        for (Candidate candidate : candidates.subList(0, candidates.size() - 1)) {
            if (check.accepts(candidate.backend())) {
                return new Choice(candidate, reasons, check);
            }
            reasons.add(check.clause(candidate.backend()));
        }
        check.require(candidates.getLast().backend());
        return new Choice(candidates.getLast(), reasons, check);
    }
}
