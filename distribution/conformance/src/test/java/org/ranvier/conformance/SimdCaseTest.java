package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.PlanBuilder;

/** What files rarely ask for, on the simd backend as on the reference. */
class SimdCaseTest {

    private static final int CHANNELS = 5;
    private static final int TICKS = 11;
    private static final RunOptions TRAINING = RunOptions.training(3, 1);
    private static final Map<String, Object> SPARSE =
            Map.of("connectivity", Map.of("type", "fixed-sparse", "sparsity", 0.5));

    private final Components components = Components.open();
    private final SplittableRandom random = new SplittableRandom(5);

    private NetworkSpec read(List<Map<String, Object>> layers, int ticks, int channels) {
        return components.read(layers, 1, ticks, channels);
    }

    private NetworkPlan plan(List<Map<String, Object>> layers) {
        return plan(read(layers, TICKS, CHANNELS));
    }

    private static NetworkPlan plan(NetworkSpec spec) {
        return PlanBuilder.build(spec, 1).plan();
    }

    private SignalBatch signal(int samples) {
        return SimdTwins.events(random, samples, CHANNELS, TICKS, 0.3);
    }

    private LoweredUpdate adam(NetworkPlan plan) {
        Optimizer adam = components.plugins().find(Optimizer.class, "adam", "test");
        return EquationCompiler.update(
                adam.rule(Settings.of(adam.schema(), Map.of())),
                List.of(),
                false,
                plan.parameters().stream()
                        .filter(ParameterSpec::trainable)
                        .map(ParameterSpec::name)
                        .toList(),
                new CompileContext("optimizer", "", 1, null, false, Set.of(), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({"synaptic, slayer", "synaptic, triangle", "axonal, triangle", "dendritic, slayer"})
    void synapsesDropAndGrowAndTrainingGoesOn(String site, String learner) {
        NetworkPlan plan = plan(SimdTwins.layers(6, site, learner, SPARSE));
        LoweredUpdate adam = adam(plan);
        try (SimdTwins twins = new SimdTwins(components, plan, adam)) {
            twins.start(random);
            twins.run(signal(17), TRAINING);
            twins.both(p -> p.update(adam, Map.of("rate", 0.01, "step", 1.0)));
            SynapseList old = plan.get(Projection.class, "hidden").synapses();
            SynapseList.Sparse now = rewired(old);
            int[] kept = new int[now.size()];
            java.util.Arrays.setAll(kept, s -> s + 2 < old.size() ? s + 2 : -1);
            twins.both(p -> p.rewire("hidden", now, kept));
            twins.parametersAgree();
            for (int step = 2; step < 4; step++) {
                double number = step;
                twins.run(signal(17), TRAINING);
                twins.both(p -> p.update(adam, Map.of("rate", 0.01, "step", number)));
            }
            twins.parametersAgree();
        }
    }

    /** Drops the first two synapses and grows three at the last neuron, one of them beside another of the same pair. */
    private static SynapseList.Sparse rewired(SynapseList old) {
        int kept = old.size() - 2;
        int[] pre = new int[kept + 3];
        int[] post = new int[kept + 3];
        for (int s = 0; s < pre.length; s++) {
            pre[s] = s < kept ? old.preOf(s + 2) : CHANNELS - 1;
            post[s] = s < kept ? old.postOf(s + 2) : old.post() - 1;
        }
        return new SynapseList.Sparse(old.pre(), old.post(), pre, post);
    }

    @ParameterizedTest
    @CsvSource({"synaptic, slayer", "synaptic, triangle", "axonal, triangle", "dendritic, triangle"})
    void dormantSynapsesHaveGradients(String site, String learner) {
        try (SimdTwins twins = new SimdTwins(components, plan(SimdTwins.layers(6, site, learner, SPARSE)))) {
            twins.start(random);
            twins.run(
                    signal(18),
                    TRAINING,
                    List.of(
                            dormant("hidden", new SynapseList.Dense(CHANNELS, 6), site),
                            dormant("readout", new SynapseList.Dense(6, 3), site)));
        }
    }

    /** The gradients of all pairs, each with a delay of its own. */
    private Function<Session, double[]> dormant(String projection, SynapseList all, String site) {
        double[] delays = random.doubles(all.size(), 0, 5).map(d -> (float) d).toArray();
        Map<String, double[]> numbers = site.equals("synaptic") ? Map.of(projection + ".delays", delays) : Map.of();
        return session -> session.dormantGradients(projection, all, numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slayer", "triangle", "fixed"})
    void aPairMayHaveSeveralSynapses(String learner) {
        NetworkSpec twofold = Edits.connections(
                read(SimdTwins.layers(6, "synaptic", learner, Map.of()), TICKS, CHANNELS),
                c -> Edits.connectedBy(c, components.twofold()));
        try (SimdTwins twins = new SimdTwins(components, plan(twofold))) {
            twins.start(random);
            twins.run(signal(17), TRAINING);
        }
    }

    /** One port hears a source that is seldom active, the other one that always is, or is normalised. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void portsOfANeuronMayHearSourcesOfAllKinds(boolean normalized) {
        Map<String, Object> busy = new HashMap<>(Map.of("name", "busy", "from", "always", "port", TwoPorts.OTHER));
        if (normalized) {
            busy.put("normalize", "batch");
        }
        NetworkSpec single = read(
                List.of(
                        Map.of("name", "always", "neurons", 6, "neuron", "leaky"),
                        Map.of(
                                "name",
                                "hidden",
                                "neurons",
                                20,
                                "neuron",
                                "leaky",
                                "from",
                                List.of(Map.of("name", "quiet", "from", "input"), busy)),
                        Map.of("name", "readout", "neurons", 3, "neuron", "leaky")),
                TICKS,
                CHANNELS);
        NetworkSpec both = Edits.layers(
                single,
                l -> l.name().equals("hidden")
                        ? Edits.with(l, Edits.chosen(new TwoPorts(), Settings.of(Schema.of(), Map.of()), Set.of()))
                        : l);
        try (SimdTwins twins = new SimdTwins(components, plan(both))) {
            twins.start(random);
            twins.run(SimdTwins.events(random, 32, CHANNELS, TICKS, 0.02), TRAINING);
        }
    }

    /** The difference of what arrives at two ports, integrated. */
    private record TwoPorts() implements Neuron {

        static final String OTHER = "other";

        @Override
        public String name() {
            return "two-ports";
        }

        @Override
        public String description() {
            return "integrates the difference of two inputs";
        }

        @Override
        public Schema schema() {
            return Schema.of();
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder both = Dynamics.define(name());
            State v = both.state("v");
            v.next(v.previous().times(0.5).plus(both.input()).minus(both.input(OTHER)));
            return both.output(v.now()).build();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17})
    void drawsAreTheSame(int samples) {
        NetworkSpec read = read(SimdTwins.layers(6, "synaptic", "triangle", Map.of()), TICKS, CHANNELS);
        NetworkSpec noisy = Edits.layers(
                read,
                l -> l.name().equals("hidden") ? Edits.with(l, components.chosen(new Noisy(), Set.of("strength"))) : l);
        try (SimdTwins twins = new SimdTwins(components, plan(noisy))) {
            twins.start(random);
            twins.run(signal(samples), TRAINING.recording(List.of("hidden.v")));
        }
    }

    @ParameterizedTest
    @CsvSource({"axonal, true", "dendritic, true", "synaptic, true", "synaptic, false"})
    void kernelsMaySpreadOverAllLags(String site, boolean training) {
        NetworkSpec spread = Edits.connections(
                read(SimdTwins.layers(6, site, "triangle", Map.of()), TICKS, CHANNELS),
                c -> Edits.delayedBy(c, components.chosen(new Own.Bell(), Set.of("sigma"))));
        try (SimdTwins twins = new SimdTwins(components, plan(spread))) {
            // Wide kernels that are moved gain on one side nearly what they lose on the other: what is left of the
            // gradient of a neuron's delay is so
            // small beside what is summed up that another order of the sum, in single precision, changes the largest by
            // almost a thousandth.
            twins.tolerate(1e-3);
            twins.start(random);
            twins.run(
                    signal(17),
                    RunOptions.INFERENCE
                            .withTraining(training)
                            .withGradients(training)
                            .withDraws(3, 1)
                            .recording(List.of("hidden.v")));
        }
    }

    /**
     * Samples below, at and above a group; ticks below and above a tile and a word; sources that push and that are
     * pulled from.
     */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.9", "1, 7, 0.02", "15, 8, 0.02", "16, 9, 0.6", "17, 70, 0.005", "33, 3, 0.02", "49, 13, 0.02"})
    void sizesNeedNotBeRound(int samples, int ticks, double share) {
        for (String learner : List.of("slayer", "triangle")) {
            try (SimdTwins twins = new SimdTwins(
                    components, plan(read(SimdTwins.layers(9, "synaptic", learner, Map.of()), ticks, 13)))) {
                twins.start(random);
                // The second batch must not find anything of the first.
                for (int batch = 0; batch < 2; batch++) {
                    twins.run(SimdTwins.events(random, samples, 13, ticks, share), TRAINING);
                    twins.both(Program::clearGradients);
                }
                twins.run(SimdTwins.events(random, samples, 13, ticks, share), RunOptions.INFERENCE);
            }
        }
    }

    /** Nothing but spikes, few and many, from inputs and between layers; asked for in one batch and not in the next. */
    @ParameterizedTest
    @CsvSource({
        "dense, slayer, 0.005",
        "dense, triangle, 0.3",
        "fixed-sparse, slayer, 0.3",
        "fixed-sparse, triangle, 0.005"
    })
    void spikesMayBeRecordedOrNot(String connectivity, String learner, double share) {
        Map<String, Object> more = Map.of(
                "connectivity", connectivity.equals("dense") ? "dense" : Map.of("type", connectivity, "sparsity", 0.8));
        List<Map<String, Object>> layers = new java.util.ArrayList<>(SimdTwins.layers(70, "synaptic", learner, more));
        Map<String, Object> second = new HashMap<>(layers.getFirst());
        second.put("name", "second");
        layers.add(1, second);
        try (SimdTwins twins = new SimdTwins(components, plan(read(layers, 23, 21)))) {
            twins.start(random);
            for (List<String> record :
                    List.of(List.<String>of(), List.of("hidden.spikes", "second.output"), List.<String>of())) {
                twins.run(SimdTwins.spikes(random, 33, 21, 23, share), TRAINING.recording(record));
                twins.both(Program::clearGradients);
            }
            twins.run(SimdTwins.spikes(random, 33, 21, 23, share), RunOptions.INFERENCE);
        }
    }

    /** Delays alone, with inputs at tick 0 only: differences of lags instead of lags, and rows by the block. */
    @ParameterizedTest
    @CsvSource({"dense, 1, 9", "dense, 33, 9", "fixed-sparse, 17, 9", "dense, 32, 600"})
    void delaysAloneTrainOnInputsAtTheStart(String connectivity, int samples, int ticks) {
        Map<String, Object> more = Map.of(
                "connectivity",
                connectivity.equals("dense") ? "dense" : Map.of("type", connectivity, "sparsity", 0.5),
                "weights",
                Map.of("init", "normal", "train", false, "scale", 3));
        NetworkPlan plan = plan(read(SimdTwins.layers(19, "synaptic", "slayer", more), ticks, 21));
        LoweredUpdate adam = adam(plan);
        try (SimdTwins twins = new SimdTwins(components, plan, adam)) {
            twins.start(random);
            for (int step = 1; step < 3; step++) {
                double number = step;
                twins.run(SimdTwins.events(random, samples, 21, 1, 0.3), TRAINING);
                twins.both(p -> p.update(adam, Map.of("rate", 0.1, "step", number)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void thereAreNoSpikesToRecordWithoutAThreshold(String backend) {
        NetworkPlan plan = plan(SimdTwins.layers(4, "synaptic", "slayer", Map.of()));
        Backend chosen = components.plugins().find(Backend.class, backend, "test");
        try (Program program = chosen.compile(plan, CompileOptions.of(1))) {
            RunOptions options = RunOptions.INFERENCE.recording(List.of("readout.spikes"));
            assertThatThrownBy(() -> program.open(signal(1), options))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("population 'readout' has no 'spikes'; it has output, [current], [v]");
            program.open(signal(1), RunOptions.INFERENCE).close();
        }
    }

    /** Four times the synapses, the same neurons: a step of either allocates the same, recordings above all. */
    @Test
    void nothingIsAllocatedForSynapses() throws Exception {
        long few = allocatedByAStep(50);
        assertThat(allocatedByAStep(200)).isLessThan(few + few / 4 + 20_000);
    }

    private long allocatedByAStep(int channels) throws Exception {
        NetworkPlan plan = plan(read(SimdTwins.layers(64, "synaptic", "slayer", Map.of()), TICKS, channels));
        LoweredUpdate adam = adam(plan);
        SignalBatch signal = SimdTwins.events(random, 16, channels, 1, 0.3);
        long least = Long.MAX_VALUE;
        try (Program program = Plugins.simd(components.plugins())
                .compile(plan, CompileOptions.of(1).withUpdates(List.of(adam)))) {
            // A busy machine may take its time to compile.
            long deadline = System.nanoTime() + 60_000_000_000L;
            for (int step = 1; System.nanoTime() < deadline && (step < 1000 || least > 200_000); step++) {
                long before = allocated();
                try (Session session = program.open(signal, TRAINING)) {
                    Recording.Ticks recording = (Recording.Ticks) session.advance(TICKS);
                    session.backward(recording.outputs());
                }
                program.update(adam, Map.of("rate", 1e-3, "step", (double) step));
                least = Math.min(least, allocated() - before);
            }
        }
        return least;
    }

    /**
     * Bytes this thread has allocated so far; by reflection, as the module of these tests does not require management.
     */
    private static long allocated() throws Exception {
        Object bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method method = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (long) method.invoke(bean);
    }
}
