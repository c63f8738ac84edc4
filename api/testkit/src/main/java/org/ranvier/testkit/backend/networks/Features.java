package org.ranvier.testkit.backend.networks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.ranvier.api.Component;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.testkit.spi.NetworkFactory;

/**
 * Features that networks are composed of, each with the values that the suite combines, the plainest first. Components
 * are the installed ones, by name, and the suite's own; values that a backend does not claim are left out.
 */
public final class Features {

    private static final Comparator<Component> PLAINEST_FIRST =
            Comparator.comparing((Component c) -> c.schema().settings().size()).thenComparing(Component::name);

    private final NetworkFactory workshop;
    private final Set<Capability> claimed;

    public Features(NetworkFactory workshop, Set<Capability> claimed) {
        this.workshop = workshop;
        this.claimed = claimed;
    }

    public Map<String, List<String>> all() {
        Map<String, List<String>> features = new LinkedHashMap<>();
        features.put("neuron", with(names(Neuron.class), Capability.RANDOM_DRAWS, Own.NOISY));
        features.put("synapse", names(Synapse.class));
        features.put("weights", names(WeightParametrization.class));
        features.put("learner", learners());
        features.put("site", List.of("synaptic", "axonal", "dendritic"));
        features.put("surrogate", names(Surrogate.class));
        features.put("objective", objectives());
        features.put("connectivity", connectivities());
        features.put("shape", shapes());
        features.put("input", with(List.of("binary"), Capability.GRADED_INPUT, "graded"));
        features.put("channels", List.of("4", "1", "40"));
        features.put("activity", List.of("some", "rare", "dense"));
        features.put("mode", with(List.of("inference"), Capability.TRAINING, "training"));
        features.put("batch", List.of("1", "5", "17"));
        features.put("ticks", List.of("7", "1", "20"));
        features.put("width", List.of("5", "1", "18"));
        features.put("delay", List.of("3", "0", "25"));
        features.put("dt", List.of("1", "0.5"));
        features.put("resets", List.of("attached", "detached"));
        return features;
    }

    /** The named component: one of the suite's own, or an installed one. */
    <C extends Component> C component(Class<C> contract, String name) {
        return Own.ALL.stream()
                .filter(c -> contract.isInstance(c) && c.name().equals(name))
                .map(contract::cast)
                .findFirst()
                .orElseGet(() -> workshop.installed(contract).stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "no " + contract.getSimpleName() + " '" + name + "' is on the test's path")));
    }

    private List<String> names(Class<? extends Component> contract) {
        List<String> names = workshop.installed(contract).stream()
                .sorted(PLAINEST_FIRST)
                .map(Component::name)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw new IllegalStateException("no " + contract.getSimpleName()
                    + " is on the test's path; add Ranvier's plugins to the test's dependencies");
        }
        return names;
    }

    private List<String> kernels() {
        return workshop.installed(DelayLearner.class).stream()
                .sorted(PLAINEST_FIRST)
                .filter(l -> l.rule(Setup.draw(l, new SplittableRandom(1)).settings()) instanceof KernelRule)
                .map(Component::name)
                .distinct()
                .toList();
    }

    private List<String> learners() {
        List<String> learners = with(kernels(), Capability.TRAINING, Own.BELL);
        return with(learners, Capability.TRAINING, Own.TENT);
    }

    /** Returns the names of the objectives that can score the output of a clock-driven network. */
    private List<String> objectives() {
        return names(Objective.class).stream()
                .filter(name -> {
                    Setup<Objective> o = Setup.draw(component(Objective.class, name), new SplittableRandom(1));
                    return scores(o, OutputShape.clocked(3, 7, 1, true))
                            || scores(o, OutputShape.clocked(3, 7, 1, false));
                })
                .toList();
    }

    static boolean scores(Setup<Objective> objective, OutputShape shape) {
        try {
            objective.component().criterion(objective.settings(), shape);
            return true;
        } catch (RanvierException e) {
            return false;
        }
    }

    private List<String> connectivities() {
        if (!claimed.contains(Capability.SPARSE)) {
            return List.of("dense");
        }
        List<String> names = new ArrayList<>(names(Connectivity.class));
        names.remove("dense");
        names.addFirst("dense");
        names.add(Own.STRIPES);
        return with(names, Capability.PARALLEL_SYNAPSES, Own.TWOFOLD);
    }

    private List<String> shapes() {
        List<String> shapes = List.of("plain", "bias", "skip", "twice");
        shapes = with(shapes, Capability.RECURRENT, "loop");
        shapes = with(shapes, Capability.RECURRENT, "wide-loop");
        shapes = with(shapes, Capability.BATCH_NORM, "normalized");
        return with(shapes, Capability.DROPOUT, "dropout");
    }

    private List<String> with(List<String> values, Capability needed, String more) {
        List<String> all = new ArrayList<>(values);
        if (claimed.contains(needed)) {
            all.add(more);
        }
        return all;
    }

    public static boolean spikes(Dynamics dynamics) {
        return dynamics.threshold().isPresent();
    }
}
