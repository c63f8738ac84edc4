package org.ranvier.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.network.NetworkSpec;

/**
 * A small network of two layers drawn at random: which components, how connected, with which numbers.
 *
 * <p>The hidden layer may feed itself back, the output may have a second projection, from the input or once more from
 * the hidden layer; connections are dense, sparse, or have several synapses between one pair.
 *
 * @param spec the network, perhaps with smooth steps for spikes, and everything trained that can be
 * @param objective what its output is scored by
 * @param pairs the pairs of components that meet in it
 */
record RandomNetwork(NetworkSpec spec, Variant<Objective> objective, TreeSet<String> pairs) {

    static final int CHANNELS = 2;
    private static final int HIDDEN = 3;
    private static final int CLASSES = 2;
    static final int TICKS = 7;
    private static final int MAX_DELAY = 3;

    /**
     * Draws the components.
     *
     * @param hidden the neurons of the hidden layer
     * @param output those of the output, which spike if the objective needs it
     */
    static RandomNetwork draw(
            Components components,
            Variant<Neuron> hidden,
            Variant<Neuron> output,
            Variant<Objective> objective,
            SplittableRandom random) {
        return draw(components, hidden, output, objective, true, random);
    }

    /**
     * Draws the components.
     *
     * @param smooth whether spikes are smooth steps
     */
    static RandomNetwork draw(
            Components components,
            Variant<Neuron> hidden,
            Variant<Neuron> output,
            Variant<Objective> objective,
            boolean smooth,
            SplittableRandom random) {
        Draft draft = new Draft(components, objective, random);
        boolean recurrent = random.nextInt(2) == 0;
        Map<String, Object> surrogate = Components.pick(components.surrogates(), random);
        List<Map<String, Object>> intoHidden = new ArrayList<>();
        intoHidden.add(draft.connection("input", hidden, true));
        if (recurrent) {
            intoHidden.add(draft.connection("hidden", hidden, false));
        }
        List<Map<String, Object>> intoOutput = new ArrayList<>();
        intoOutput.add(draft.connection("hidden", output, true));
        if (random.nextInt(3) == 0) {
            String second = random.nextBoolean() ? "input" : "hidden";
            Map<String, Object> more = draft.connection(second, output, false);
            more.put("name", "second");
            intoOutput.add(more);
        }
        draft.meet(objective.component().name(), hidden.component().name(), (String) surrogate.get("type"));
        draft.meet(objective.component().name(), output.component().name(), (String) surrogate.get("type"));
        List<Map<String, Object>> layers = List.of(
                layer("hidden", HIDDEN, hidden, surrogate, intoHidden, random.nextInt(4) == 0 ? 0.4 : 0),
                layer("output", CLASSES, output, surrogate, intoOutput, 0));
        double dtMs = random.nextBoolean() ? 1 : 0.5;
        NetworkSpec read = components.read(layers, dtMs, TICKS, CHANNELS).trainedThroughout();
        NetworkSpec spec = smooth ? read.smoothed() : read;
        NetworkSpec wired = random.nextInt(3) == 0
                ? Edits.connections(spec, c -> random.nextBoolean() ? Edits.connectedBy(c, components.twofold()) : c)
                : spec;
        return new RandomNetwork(wired, objective, draft.pairs);
    }

    private static Map<String, Object> layer(
            String name,
            int neurons,
            Variant<Neuron> neuron,
            Map<String, Object> surrogate,
            List<Map<String, Object>> from,
            double dropout) {
        return Map.of(
                "name", name,
                "neurons", neurons,
                "neuron", neuron.inFile(),
                "surrogate", surrogate,
                "from", from,
                "dropout", dropout);
    }

    /** What is drawn for every connection. */
    private record Draft(
            Components components, Variant<Objective> objective, SplittableRandom random, TreeSet<String> pairs) {

        Draft(Components components, Variant<Objective> objective, SplittableRandom random) {
            this(components, objective, random, new TreeSet<>());
        }

        Map<String, Object> connection(String from, Variant<Neuron> to, boolean mayNormalize) {
            Map<String, Object> synapse = Components.pick(components.synapses(), random);
            Map<String, Object> learner = Components.pick(components.learners(), random);
            String site = Components.pick(Components.SITES, random);
            Object weights = Components.pick(Components.EXACT_WEIGHTS, random);
            meet(
                    objective.component().name(),
                    to.component().name(),
                    synapse.toString(),
                    learner.get("type").toString(),
                    site);
            Map<String, Object> delays = new LinkedHashMap<>(learner);
            delays.putAll(Map.of("site", site, "unit", "ticks", "max", MAX_DELAY));
            Map<String, Object> connection = new LinkedHashMap<>();
            connection.put("from", from);
            connection.put("synapse", synapse);
            connection.put("weights", Map.of("parametrization", weights, "scale", random.nextBoolean() ? 1 : 1.5));
            connection.put("connectivity", Components.pick(Components.CONNECTIVITY, random));
            connection.put("bias", random.nextBoolean());
            connection.put("delays", delays);
            if (mayNormalize && random.nextInt(4) == 0) {
                connection.put("normalize", "batch");
            }
            return connection;
        }

        void meet(String... names) {
            for (int a = 0; a < names.length; a++) {
                for (int b = a + 1; b < names.length; b++) {
                    pairs.add(Components.pair(names[a], names[b]));
                }
            }
        }
    }

    /** The network in a backend, with random numbers for all parameters. */
    Probe probe(
            Components components,
            NetworkPlan plan,
            int samples,
            List<LoweredUpdate> updates,
            int threads,
            SplittableRandom random) {
        double[] frames = random.doubles(samples * TICKS * CHANNELS, -1, 2).toArray();
        int[] lengths = new int[samples];
        Arrays.fill(lengths, TICKS);
        SignalBatch.Frames signal = new SignalBatch.Frames(samples, CHANNELS, TICKS, frames, lengths);
        List<Target> targets =
                IntStream.range(0, samples).mapToObj(b -> target(random)).toList();
        Probe probe = new Probe(components.backend(), plan, signal, objective, targets, updates, threads);
        for (ParameterSpec spec : plan.parameters()) {
            double[] numbers = new double[spec.size()];
            Arrays.setAll(numbers, n -> number(spec, plan, random));
            probe.write(spec.name(), numbers);
        }
        return probe;
    }

    private Target target(SplittableRandom random) {
        return objective.component().name().equals("per-tick") && random.nextBoolean()
                ? new Target.ClassPerTick(random.ints(TICKS, -1, CLASSES).toArray())
                : new Target.ClassLabel(random.nextInt(CLASSES));
    }

    /** Whether a gradient follows a rule rather than the derivative. */
    boolean exempts(String gradient, NetworkPlan plan) {
        int dot = gradient.lastIndexOf('.');
        return switch (gradient.substring(dot + 1)) {
            case "delays" ->
                plan.get(Projection.class, gradient.substring(0, dot))
                        .delays()
                        .rule()
                        .flatMap(KernelRule::delayDerivative)
                        .isPresent();
            // Surrogates do not differentiate their own dependence on the level.
            case "v_threshold", "threshold" ->
                spec.layers().getFirst().surrogate().name().equals("exponential");
            default -> false;
        };
    }

    /** The component that a parameter belongs to, with the parameter. */
    String ownerOf(String gradient) {
        int dot = gradient.lastIndexOf('.');
        String element = gradient.substring(0, Math.max(0, dot));
        String component = spec.layers().stream()
                .flatMap(l -> l.name().equals(element)
                        ? Stream.of(l.neuron().name())
                        : l.incoming().stream()
                                .filter(c -> c.name().equals(element))
                                .map(c -> c.synapse().name()))
                .findFirst()
                .orElse(element);
        return component + gradient.substring(Math.max(0, dot));
    }

    /** A number with which a network does something, away from the kinks that parameters themselves have. */
    static double number(ParameterSpec spec, NetworkPlan plan, SplittableRandom random) {
        String name = spec.name().substring(spec.name().lastIndexOf('.') + 1);
        return switch (name) {
            case "delays" -> delay(spec, plan, random);
            case "sign" -> random.nextBoolean() ? 1 : -1;
            case "weights" -> random.nextDouble(0.2, 1) * (random.nextBoolean() ? 1 : -1);
            case "v_threshold", "threshold", "c_mem", "gain", "running_variance" -> random.nextDouble(0.7, 1.3);
            default -> {
                if (spec.unit() == Unit.MILLISECONDS) {
                    yield random.nextDouble(1.5, 5);
                }
                boolean bounded =
                        Double.isFinite(spec.bounds().max() - spec.bounds().min());
                yield bounded
                        ? random.nextDouble(spec.bounds().min(), spec.bounds().max())
                        : random.nextDouble(-0.4, 0.4);
            }
        };
    }

    /** Between two whole ticks; 0 where there is no room for one. */
    private static double delay(ParameterSpec spec, NetworkPlan plan, SplittableRandom random) {
        Projection projection = plan.get(Projection.class, spec.id().element());
        int smallest = projection.recurrent() ? 1 : 0;
        int largest = projection.delays().maxTicks();
        return largest > smallest
                ? plan.dtMs() * (random.nextInt(smallest, largest) + random.nextDouble(0.2, 0.8))
                : plan.dtMs() * smallest;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(objective.toString());
        spec.layers().forEach(layer -> {
            text.append("; ")
                    .append(layer.neuron().name())
                    .append(layer.neuron().settings().asMap().values());
            layer.incoming()
                    .forEach(in -> text.append(" ← ")
                            .append(in.from())
                            .append(' ')
                            .append(in.synapse().name())
                            .append(' ')
                            .append(in.delays().learner().name()));
        });
        return text.toString();
    }
}
