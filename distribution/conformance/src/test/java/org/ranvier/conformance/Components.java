package org.ranvier.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.ranvier.api.Component;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.component.ComponentChooser;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.network.NetworkSpec;

/** The components of the assembled plugins, and networks of them as a file would describe them. */
record Components(PluginRuntime plugins, Backend backend) {

    /** Parametrisations whose gradient is the derivative; the others are straight through. */
    static final List<Object> EXACT_WEIGHTS =
            List.of("free", "nonnegative", Map.of("type", "dale", "sign", "random-sign"));

    static final List<String> SITES = List.of("axonal", "dendritic", "synaptic");

    static final List<Object> CONNECTIVITY = List.of("dense", Map.of("type", "fixed-sparse", "sparsity", 0.4));

    private static final Place HERE = Place.of("test");

    static Components open() {
        PluginRuntime plugins = Plugins.open();
        return new Components(plugins, Plugins.reference(plugins));
    }

    /** Whether an objective has no use for outputs that are not spikes. */
    static boolean scoresSpikes(Variant<Objective> objective) {
        return !scores(objective, false);
    }

    /** Whether an objective scores what a network on a clock puts out, spikes or values, against a class. */
    private static boolean scores(Variant<Objective> objective, boolean spikes) {
        try {
            objective
                    .component()
                    .criterion(objective.chosen(), OutputShape.clocked(2, 5, 1, spikes))
                    .score(new double[10], new Target.ClassLabel(1), null);
            return true;
        } catch (RanvierException e) {
            return false;
        }
    }

    /** A variant of any model, however few variants that has. */
    static Variant<Neuron> pickModel(List<Variant<Neuron>> neurons, SplittableRandom random) {
        long models = neurons.stream().map(n -> n.component().name()).distinct().count();
        return pickModel(neurons, random.nextInt((int) models), random);
    }

    /** A variant of the model whose turn it is; with every round of numbers, all models have one. */
    static Variant<Neuron> pickModel(List<Variant<Neuron>> neurons, int number, SplittableRandom random) {
        List<String> models =
                neurons.stream().map(n -> n.component().name()).distinct().toList();
        String model = models.get(number % models.size());
        return pick(
                neurons.stream().filter(n -> n.component().name().equals(model)).toList(), random);
    }

    static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    private <C extends Component> List<Variant<C>> variants(Class<C> contract) {
        List<Variant<C>> variants = new ArrayList<>();
        plugins.all(contract).forEach(provided -> variants.addAll(Variant.of(provided.component())));
        return variants;
    }

    List<Variant<Neuron>> neurons() {
        return variants(Neuron.class);
    }

    /** Those for networks on a clock and targets of a class. */
    List<Variant<Objective>> objectives() {
        return variants(Objective.class).stream()
                .filter(objective -> scores(objective, true) || scores(objective, false))
                .toList();
    }

    List<Map<String, Object>> synapses() {
        return variants(Synapse.class).stream().map(Variant::inFile).toList();
    }

    /** Steep enough to matter, flat enough for finite differences; with widths that no exact number falls on. */
    List<Map<String, Object>> surrogates() {
        return List.of(
                Map.of("type", "arctan", "alpha", 1.3),
                Map.of("type", "sigmoid", "slope", 3.1),
                Map.of("type", "fast-sigmoid", "slope", 2.3),
                Map.of("type", "exponential", "beta", 1.3, "scale", 0.7),
                Map.of("type", "triangle", "height", 0.7, "width", 1.37),
                Map.of("type", "boxcar", "height", 0.5, "width", 0.83));
    }

    List<Map<String, Object>> learners() {
        return List.of(
                Map.of("type", "triangle"),
                Map.of("type", "dcls-triangle", "width", "per-delay", "sigma", 0.7, "train", List.of("delay", "sigma")),
                Map.of("type", "slayer"),
                Map.of("type", "fixed"),
                Map.of("type", "fixed", "rounding", "nearest"));
    }

    /** A network in training with one sample of graded input, its parameters at random. */
    Probe probe(NetworkPlan plan, String objective, SplittableRandom random) {
        Variant<Objective> score = objectives().stream()
                .filter(o -> o.component().name().equals(objective))
                .findFirst()
                .orElseThrow();
        int channels = plan.input().channels();
        double[] frames = random.doubles(plan.ticks() * channels, -1, 2).toArray();
        SignalBatch.Frames signal = new SignalBatch.Frames(1, channels, plan.ticks(), frames, new int[] {plan.ticks()});
        Probe probe = new Probe(backend, plan, signal, score, List.of(new Target.ClassLabel(0)), List.of(), 1);
        plan.parameters().forEach(spec -> {
            double[] numbers = new double[spec.size()];
            Arrays.setAll(numbers, n -> RandomNetwork.number(spec, plan, random));
            probe.write(spec.name(), numbers);
        });
        return probe;
    }

    static boolean spikes(Variant<Neuron> neuron) {
        return neuron.component().dynamics(neuron.chosen()).threshold().isPresent();
    }

    /** Several synapses between one pair. */
    ConfiguredComponent<Connectivity> twofold() {
        return chosen(new Twofold(), Set.of());
    }

    /** A component of these tests with its default settings. */
    <C extends Component> ConfiguredComponent<C> chosen(C component, Set<String> trained) {
        return Edits.chosen(component, Settings.defaults(component.schema()), trained);
    }

    /** All pairs that are to meet in some network, as {@link RandomNetwork#pairs} writes them. */
    Set<String> pairs(List<Variant<Neuron>> neurons) {
        List<String> scores =
                objectives().stream().map(o -> o.component().name()).distinct().toList();
        List<String> models =
                neurons.stream().map(n -> n.component().name()).distinct().toList();
        List<String> learners =
                learners().stream().map(l -> (String) l.get("type")).distinct().toList();
        List<String> surrogates =
                surrogates().stream().map(s -> (String) s.get("type")).toList();
        List<String> currents = synapses().stream().map(Object::toString).toList();
        Set<String> pairs = new TreeSet<>();
        meet(pairs, List.of(scores, models, currents, learners, SITES));
        meet(pairs, List.of(scores, models, surrogates));
        return pairs;
    }

    private static void meet(Set<String> pairs, List<List<String>> kinds) {
        for (int a = 0; a < kinds.size(); a++) {
            for (int b = a + 1; b < kinds.size(); b++) {
                for (String one : kinds.get(a)) {
                    kinds.get(b).forEach(other -> pairs.add(pair(one, other)));
                }
            }
        }
    }

    static String pair(String one, String other) {
        return one + " with " + other;
    }

    /** A network of these layers, as they would stand in a file. */
    NetworkSpec read(List<Map<String, Object>> layers, double dtMs, int ticks, int channels) {
        Problems problems = new Problems();
        Window window = Window.of(dtMs, ticks);
        Mapping file = ConfigTree.of(HERE, Map.of("network", layers));
        List<NetworkSpec.Layer> read;
        try (ConfigReader reader = new ConfigReader(file, problems)) {
            ComponentChooser chooser = new ComponentChooser(plugins, problems);
            ConfiguredComponent<Surrogate> surrogate = chooser.choose(
                            Surrogate.class, new ComponentRef("arctan", Mapping.empty(HERE), HERE))
                    .orElseThrow();
            read = new NetworkReader(chooser, surrogate, window).read(reader, "network");
        }
        problems.throwIfAny();
        return new NetworkSpec(window, channels, true, read, false, false, false);
    }
}
