package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.max;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.plugins.backend.simd.SimdBackend;
import org.ranvier.plugins.backend.simd.run.ProjectionRun.Way;
import org.ranvier.testkit.spi.NetworkFactory;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

/**
 * The memory of a batch serves the next one, whichever ways the two go: after any batches, a batch has the bits that it
 * has in a program of its own. Ways follow the activity of sources, so batches of all activities are drawn until every
 * way has come after every other.
 */
class BatchSequenceTest {

    private static final int TICKS = 29;
    private static final double[] ACTIVITIES = {0.001, 0.01, 0.05, 0.2, 0.5, 0.9, 1, 0};
    private static final int[] SIZES = {1, 3, 16, 20};
    private static final int SOME = 15;
    /** Enough for every way to come after every other. */
    private static final int MANY = 40;

    /** A batch as it is asked for: its signal, and in how many advances; 0 for one that is left before its end. */
    record Drawn(SignalBatch.Frames signal, boolean gradients, boolean ofInput, boolean recorded, int advances) {}

    /** What a projection did in a batch. */
    record Went(Way way, boolean folded, boolean spikes) {}

    /** Two taps below lag 0 of a delay of 0. */
    private record Tent() implements DelayLearner {
        @Override
        public String name() {
            return "wide-tent";
        }

        @Override
        public String description() {
            return "a tent over five ticks";
        }

        @Override
        public DelayRule rule(Settings settings) {
            Expr tent = max(
                    constant(0),
                    constant(1)
                            .minus(abs(KernelRule.lag().minus(KernelRule.delay()))
                                    .over(2.5)));
            return KernelRule.of(tent, tent, new KernelRule.Support(2, 3), Rounding.NEAREST_EVEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "slayer, 9, plain, 12",
        "triangle, 9, plain, 12",
        "dcls, 9, plain, 40",
        "dcls, 20, narrow, 40",
        "wide-tent, 9, plain, 1",
        "triangle, 40, plain, 1",
        "dcls, 40, plain, 3",
        "wide-tent, 2, loop, 5",
        "triangle, 9, loop, 12",
        "dcls, 9, dropout, 12",
        "triangle, 9, normalized, 12",
        "wide-tent, 9, sparse, 12",
        "slayer, 9, sparse, 40",
        "dcls, 9, sparse, 40",
        "triangle, 9, current, 12",
        "slayer, 9, delays-only, 12",
        "slayer, 90, delays-only, 12",
        "fixed, 0, plain, 20",
        "fixed, 0, normalized, 20",
        "fixed, 0, dropout, 20",
        "fixed, 1, loop, 20",
        "slayer, 9, deep, 12",
        "dcls, 9, deep, 40",
    })
    void aBatchIsWhatItIsInAProgramOfItsOwn(String learner, int longest, String shape, int channels) {
        check(learner, longest, shape, channels, SOME, new HashSet<>());
    }

    @Test
    void everyWayComesAfterEveryOther() {
        Set<String> steps = new TreeSet<>();
        check("triangle", 9, "plain", 12, MANY, steps);
        check("wide-tent", 20, "plain", 12, MANY, steps);
        check("fixed", 0, "plain", 20, MANY, steps);
        check("dcls", 9, "sparse", 40, MANY, steps);
        check("triangle", 9, "sparse", 40, 2 * MANY, steps);
        check("wide-tent", 9, "sparse", 40, MANY, steps);
        for (Way before : Way.values()) {
            for (Way after : Way.values()) {
                // Rows of weights are for delays that are all the same, the wide way for kernels over many lags, and
                // spikes spread over several taps.
                Set<Way> both = EnumSet.of(before, after);
                if (both.contains(Way.ROWS) && (both.contains(Way.WIDE) || both.contains(Way.SPREAD))) {
                    continue;
                }
                assertThat(steps)
                        .as("steps from %s to %s", before, after)
                        .anyMatch(s -> s.matches(before + ".*> " + after + ".*"));
            }
        }
        assertThat(steps).as("from folded arrivals to all at once").anyMatch(s -> s.matches(".* folded.*> WIDE.*"));
        assertThat(steps).as("from all at once to folded arrivals").anyMatch(s -> s.matches("WIDE.*> .* folded.*"));
    }

    private static void check(String learner, int longest, String shape, int channels, int batches, Set<String> steps) {
        NetworkPlan plan = plan(learner, longest, shape, channels);
        Map<String, double[]> numbers = numbers(plan, new SplittableRandom(7));
        SplittableRandom random = new SplittableRandom(longest);
        Map<String, Went> before = new LinkedHashMap<>();
        try (SimdProgram program = program(plan, numbers)) {
            for (int n = 0; n < batches; n++) {
                Drawn drawn = draw(random, channels, !shape.equals("normalized"));
                Map<String, double[]> own;
                // Running statistics are those that earlier batches left.
                Map<String, double[]> now = new LinkedHashMap<>();
                program.plan().parameters().forEach(spec -> now.put(spec.name(), program.read(spec.name())));
                try (SimdProgram other = program(program.plan(), now)) {
                    own = run(other, drawn, new LinkedHashMap<>());
                }
                Map<String, Went> went = new LinkedHashMap<>();
                Map<String, double[]> results = run(program, drawn, went);
                own.forEach((name, expected) -> assertThat(results.get(name))
                        .as("%s of %s in %s", name, drawn, went)
                        .isEqualTo(expected));
                went.forEach((name, way) -> {
                    if (before.containsKey(name)) {
                        steps.add(text(before.get(name)) + " > " + text(way));
                    }
                });
                before.putAll(went);
                if (shape.equals("sparse") && n % 4 == 3) {
                    rewire(program, program.plan().get(Projection.class, "hidden.input"), random);
                }
            }
        }
    }

    /** Other synapses: of those that exist a third go, and some begin that did not. */
    private static void rewire(SimdProgram program, Projection p, SplittableRandom random) {
        SynapseList old = p.synapses();
        int[] kept = new int[old.pre() * old.post()];
        Arrays.fill(kept, -1);
        IntStream.range(0, old.size()).forEach(s -> kept[old.postOf(s) * old.pre() + old.preOf(s)] = s);
        int[] pairs = IntStream.range(0, kept.length)
                .filter(pair -> kept[pair] >= 0 ? random.nextInt(3) > 0 : random.nextInt(8) == 0)
                .toArray();
        int[] pre = IntStream.of(pairs).map(pair -> pair % old.pre()).toArray();
        int[] post = IntStream.of(pairs).map(pair -> pair / old.pre()).toArray();
        program.rewire(
                p.name(),
                new SynapseList.Sparse(old.pre(), old.post(), pre, post),
                IntStream.of(pairs).map(pair -> kept[pair]).toArray());
    }

    private static String text(Went went) {
        return went.way + (went.folded ? " folded" : "") + (went.spikes ? " spikes" : "");
    }

    static Map<String, double[]> run(SimdProgram program, Drawn drawn, Map<String, Went> went) {
        Map<String, double[]> results = new LinkedHashMap<>();
        program.clearGradients();
        List<String> record = drawn.recorded ? List.of("hidden.v", "hidden.spikes") : List.of();
        RunOptions options = RunOptions.INFERENCE
                .withTraining(drawn.gradients)
                .withGradients(drawn.gradients)
                .withDraws(3, 1)
                .withInputGradient(drawn.ofInput)
                .recording(record);
        try (Session session = program.open(drawn.signal, options)) {
            int ticks = drawn.signal.ticks();
            if (drawn.advances == 0) {
                session.advance(ticks / 3);
                return Map.of();
            }
            Recording.Ticks recording = null;
            for (int n = 0; n < drawn.advances; n++) {
                int from = n * ticks / drawn.advances;
                recording = (Recording.Ticks) session.advance((n + 1) * ticks / drawn.advances - from);
            }
            results.put("output", recording.outputs());
            recording
                    .spikeCounts()
                    .forEach((name, counts) -> results.put(
                            name + " counts",
                            Arrays.stream(counts).asDoubleStream().toArray()));
            results.putAll(recording.traces());
            batch(session)
                    .wires
                    .forEach((name, wire) -> went.put(
                            name, new Went(wire.way(), wire.arrivals.folded(), wire.from.events.onlySpikes())));
            if (drawn.gradients) {
                session.backward(results.get("output"));
                for (ParameterSpec spec : program.plan().parameters()) {
                    if (spec.trainable()) {
                        results.put("d " + spec.name(), program.readGradient(spec.name()));
                    }
                }
                if (drawn.ofInput) {
                    results.put("d input", session.inputGradient());
                }
            }
        }
        return results;
    }

    static Batch batch(Session session) {
        return session instanceof SegmentedSession parts ? parts.batch() : ((SimdSession) session).batch();
    }

    static Drawn draw(SplittableRandom random, int channels, boolean streams) {
        return draw(random, channels, streams, TICKS);
    }

    static Drawn draw(SplittableRandom random, int channels, boolean streams, int ticks) {
        int samples = SIZES[random.nextInt(SIZES.length)];
        double activity = ACTIVITIES[random.nextInt(ACTIVITIES.length)];
        // Whole numbers other than 1 leave the way over bits.
        boolean graded = random.nextInt(4) == 0;
        double[] values = random.doubles((long) samples * ticks * channels)
                .map(x -> x >= activity ? 0 : graded ? 2 : 1)
                .toArray();
        int[] lengths = new int[samples];
        Arrays.setAll(lengths, b -> random.nextInt(3) == 0 ? random.nextInt(ticks) : ticks);
        int advances = !streams || random.nextInt(5) > 0 ? 1 : random.nextInt(3);
        boolean gradients = advances != 0 && random.nextInt(3) > 0;
        return new Drawn(
                new SignalBatch.Frames(samples, channels, ticks, values, lengths),
                gradients,
                gradients && random.nextInt(3) == 0,
                random.nextInt(4) == 0,
                advances);
    }

    /** A batch of spikes alone, trained on or not. */
    static Drawn spikes(SplittableRandom random, int channels, double activity, boolean gradients, int advances) {
        int samples = SIZES[random.nextInt(SIZES.length)];
        double[] values = random.doubles((long) samples * TICKS * channels)
                .map(x -> x < activity ? 1 : 0)
                .toArray();
        int[] lengths = new int[samples];
        Arrays.fill(lengths, TICKS);
        return new Drawn(
                new SignalBatch.Frames(samples, channels, TICKS, values, lengths),
                gradients,
                gradients,
                false,
                advances);
    }

    static NetworkPlan plan(String learner, int longest, String shape, int channels) {
        return plan(learner, longest, shape, channels, TICKS);
    }

    static NetworkPlan plan(String learner, int longest, String shape, int channels, int ticks) {
        Map<String, Object> hidden = new LinkedHashMap<>();
        hidden.put("name", "hidden");
        hidden.put("neurons", 20);
        hidden.put("neuron", Map.of("type", "lif", "tau_mem", 6, "v_threshold", 0.4));
        hidden.put(
                "from",
                shape.equals("loop")
                        ? List.of(
                                connection("input", learner, longest, shape),
                                connection("hidden", learner, longest, shape))
                        : List.of(connection("input", learner, longest, shape)));
        if (shape.equals("dropout")) {
            hidden.put("dropout", 0.4);
        }
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("name", "output");
        output.put("neurons", 11);
        output.put("neuron", Map.of("type", "leaky", "tau_mem", 6));
        output.put("from", List.of(connection("hidden", learner, longest, "plain")));
        List<Map<String, Object>> layers = List.of(hidden, output);
        if (shape.equals("deep")) {
            // Wider and narrower than what comes before: states lie in the memory of gradients of another size.
            Map<String, Object> second = layer("second", 30, List.of(connection("hidden", learner, longest, "plain")));
            Map<String, Object> third = layer(
                    "third",
                    5,
                    List.of(
                            connection("hidden", learner, longest, "plain"),
                            connection("second", learner, longest, "plain")));
            output.put("from", List.of(connection("third", learner, longest, "plain")));
            layers = List.of(hidden, second, third, output);
        }
        NetworkPlan plan = NetworkFactory.find()
                .build(new Sketch(1, ticks, channels, true, false, 5, layers, List.of(new Tent())))
                .plan();
        return shape.equals("delays-only") ? withFixedWeights(plan) : plan;
    }

    private static Map<String, Object> layer(String name, int neurons, List<Map<String, Object>> from) {
        return Map.of(
                "name",
                name,
                "neurons",
                neurons,
                "neuron",
                Map.of("type", "lif", "tau_mem", 6, "v_threshold", 0.2),
                "from",
                from);
    }

    private static NetworkPlan withFixedWeights(NetworkPlan plan) {
        return plan.withParameters(plan.parameters().stream()
                .map(spec -> spec.id().role() == Role.WEIGHTS ? spec.withTrainable(false) : spec)
                .toList());
    }

    private static Map<String, Object> connection(String from, String learner, int longest, String shape) {
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("from", from);
        connection.put("delays", Map.of("type", learner, "unit", "ticks", "max", longest));
        switch (shape) {
            case "normalized" -> connection.put("normalize", "batch");
            case "sparse" -> connection.put("connectivity", Map.of("type", "random-sparse", "sparsity", 0.8));
            case "narrow" ->
                connection.put(
                        "delays",
                        Map.of(
                                "type",
                                learner,
                                "unit",
                                "ticks",
                                "max",
                                longest,
                                "sigma_start",
                                0.23,
                                "sigma_end",
                                0.23));
            case "current" -> connection.put("synapse", Map.of("type", "exponential", "tau_syn", 3));
            default -> {}
        }
        return connection;
    }

    static Map<String, double[]> numbers(NetworkPlan plan, SplittableRandom random) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (Projection p : plan.all(Projection.class)) {
            double least = p.recurrent() ? 1 : 0;
            int weights = plan.parametersByName().get(p.name() + ".weights").size();
            numbers.put(
                    p.name() + ".weights", random.doubles(weights, -0.2, 0.4).toArray());
            int delays = plan.parametersByName().get(p.name() + ".delays").size();
            double most = p.delays().maxTicks();
            numbers.put(
                    p.name() + ".delays",
                    least < most
                            ? random.doubles(delays, least, most).toArray()
                            : DoubleStream.generate(() -> most).limit(delays).toArray());
        }
        return numbers;
    }

    static SimdProgram program(NetworkPlan plan, Map<String, double[]> numbers) {
        return program((SimdProgram) new SimdBackend().compile(plan, CompileOptions.of(2)), plan, numbers);
    }

    /** The same, run segment by segment. */
    static SimdProgram program(NetworkPlan plan, Map<String, double[]> numbers, int segment, int threads) {
        return program(plan, numbers, new Recomputation(true, segment), threads);
    }

    static SimdProgram program(
            NetworkPlan plan, Map<String, double[]> numbers, Recomputation recomputation, int threads) {
        return program(new SimdProgram(plan, CompileOptions.of(threads), recomputation), plan, numbers);
    }

    private static SimdProgram program(SimdProgram program, NetworkPlan plan, Map<String, double[]> numbers) {
        plan.parameters().forEach(spec -> {
            double[] given = numbers.get(spec.name());
            program.write(spec.name(), given != null ? given : starts(spec));
        });
        return program;
    }

    private static double[] starts(ParameterSpec spec) {
        double[] all = new double[spec.size()];
        double start = switch (spec.name().substring(spec.name().lastIndexOf('.') + 1)) {
            case "tau_mem" -> 6;
            case "tau_syn" -> 3;
            case "v_threshold" -> 0.4;
            case "gain", "running_variance", "sigma", "r" -> 1;
            default -> spec.bounds().clamp(0);
        };
        Arrays.fill(all, start);
        return all;
    }
}
