package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.PlanBuilder;

/** Gradients that are not the derivative of the loss, by design, against the rule that they follow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradientByRuleTest {

    private static final int TICKS = 8;
    private static final int CHANNELS = 2;
    private static final int NEURONS = 3;

    private final Components components = Components.open();

    /** SLAYER: dL/dd = Σ_t δ[t] · w · (−da/dt), a the arriving spike train and da/dt the difference of two ticks. */
    @ParameterizedTest
    @ValueSource(strings = {"axonal", "dendritic", "synaptic"})
    void slayerFollowsTheSlopeOfWhatArrives(String site) {
        double dtMs = 0.5;
        int width = CHANNELS + NEURONS;
        Map<String, Object> layer = Map.of(
                "neurons", NEURONS,
                "neuron", Map.of("type", "leaky", "tau_mem", 2),
                "from",
                        List.of(
                                Map.of(
                                        "name",
                                        "delayed",
                                        "from",
                                        "input",
                                        "delays",
                                        Map.of("type", "slayer", "site", site, "unit", "ticks", "max", 3)),
                                // One more channel for every neuron, straight into it: the input's gradient there is δ.
                                Map.of("name", "direct", "from", "input")));
        NetworkSpec spec = components.read(List.of(layer), dtMs, TICKS, width).trainedThroughout();
        SplittableRandom random = new SplittableRandom(site.hashCode());
        try (Probe probe = probe(PlanBuilder.build(spec, 1).plan(), random)) {
            double[] d = random.doubles(probe.numbers("delayed.delays").length, 0, 3 * dtMs)
                    .toArray();
            double[] w = weights(width, (i, j) -> j < CHANNELS ? random.nextDouble(-1, 1) : 0);
            probe.write("delayed.delays", d);
            probe.write("delayed.weights", w);
            probe.write("direct.weights", weights(width, (i, j) -> j == CHANNELS + i ? 1 : 0));
            double[] a = probe.numbers(Probe.INPUT);
            Map<String, double[]> gradients = probe.gradients();
            double[] byInput = gradients.get(Probe.INPUT);
            double[] expected = new double[d.length];
            for (int i = 0; i < NEURONS; i++) {
                for (int j = 0; j < CHANNELS; j++) {
                    int delay = site.equals("axonal") ? j : site.equals("dendritic") ? i : i * width + j;
                    int n = (int) Math.floor(d[delay] / dtMs);
                    for (int t = 0; t < TICKS; t++) {
                        double slope = (at(a, t - n, j, width) - at(a, t - n - 1, j, width)) / dtMs;
                        expected[delay] -= at(byInput, t, CHANNELS + i, width) * w[i * width + j] * slope;
                    }
                }
            }
            assertClose(gradients.get("delayed.delays"), expected);
        }
    }

    /** Straight through: the trained number gets the gradient of the weight that it becomes. */
    @ParameterizedTest
    @ValueSource(strings = {"ternary", "quantized"})
    void straightThroughPassesOnTheGradientOfTheWeight(String parametrization) {
        SplittableRandom random = new SplittableRandom(11);
        double[] raw = random.doubles(NEURONS * CHANNELS, -1.4, 1.4).toArray();
        double step = parametrization.equals("ternary") ? 1 : 1.0 / 7;
        double[] rounded = Arrays.stream(raw)
                .map(x -> step * Math.clamp(Math.rint(x / step), -1 / step, 1 / step))
                .toArray();
        Object type = parametrization.equals("ternary") ? "ternary" : Map.of("type", "quantized", "bits", 4);
        try (Probe free = weighted("free");
                Probe through = weighted(type)) {
            free.write("hidden.input.weights", rounded);
            through.write("hidden.input.weights", raw);
            assertThat(through.loss()).isCloseTo(free.loss(), within(1e-14));
            double[] expected = free.gradients().get("hidden.input.weights");
            assertClose(through.gradients().get("hidden.input.weights"), expected);
        }
    }

    private Probe weighted(Object parametrization) {
        Map<String, Object> layer = layer(
                "hidden",
                Map.of("type", "lif", "tau_mem", 3),
                Map.of("from", "input", "weights", Map.of("parametrization", parametrization, "scale", 2.5)));
        NetworkSpec spec = components.read(List.of(layer), 1, TICKS, CHANNELS).trainedThroughout();
        return probe(PlanBuilder.build(spec, 1).plan(), new SplittableRandom(5));
    }

    Stream<Variant<Neuron>> spikingNeurons() {
        return components.neurons().stream().filter(Components::spikes);
    }

    /** No gradient through resets: that of a network in which they hear a recording of the spikes. */
    @ParameterizedTest
    @MethodSource("spikingNeurons")
    void aDetachedResetIsARecordedOne(Variant<Neuron> neuron) {
        checkFrozen(neuron, true);
    }

    Stream<Variant<Neuron>> detachingNeurons() {
        return components.neurons().stream().filter(Detached::in);
    }

    /** The same where the author of a neuron detached something. */
    @ParameterizedTest
    @MethodSource("detachingNeurons")
    void whatAnAuthorDetachedIsRecorded(Variant<Neuron> neuron) {
        checkFrozen(neuron, false);
    }

    private void checkFrozen(Variant<Neuron> neuron, boolean detachReset) {
        Map<String, Object> input = Map.of("from", "input", "bias", true);
        NetworkSpec alive =
                components.read(List.of(layer("hidden", neuron.inFile(), input), readout()), 1, TICKS, CHANNELS);
        NetworkSpec frozen = Edits.layers(
                components.read(
                        List.of(
                                layer(
                                        "hidden",
                                        neuron.inFile(),
                                        input,
                                        recorded(Frozen.NOW),
                                        recorded(Frozen.PREVIOUS)),
                                readout()),
                        1,
                        TICKS,
                        CHANNELS + 2 * NEURONS),
                l -> l.name().equals("hidden")
                        ? Edits.with(
                                l,
                                Edits.chosen(
                                        new Frozen(neuron.component(), detachReset),
                                        l.neuron().settings(),
                                        Set.of()))
                        : l);
        SplittableRandom random = new SplittableRandom(neuron.toString().hashCode());
        NetworkPlan plan = smooth(alive, detachReset);
        try (Probe one = probe(plan, random);
                Probe other = probe(smooth(frozen, false), random)) {
            Probe.Run run = one.run(List.of("hidden.spikes"), TICKS);
            copy(one, other, run.recording().traces().get("hidden.spikes"));
            assertThat(other.loss()).isCloseTo(one.loss(), within(1e-14));
            run.gradients().forEach((name, gradient) -> {
                if (!name.equals("hidden.input.weights") && !name.equals(Probe.INPUT)) {
                    FiniteDifferences.check(other, name, gradient);
                }
            });
        }
    }

    /** Puts everything of the network that is alive into the frozen one, and its spikes. */
    private static void copy(Probe alive, Probe frozen, double[] spikes) {
        int width = CHANNELS + 2 * NEURONS;
        alive.program().plan().parameters().stream()
                .map(ParameterSpec::name)
                .filter(name -> frozen.has(name, alive.numbers(name).length))
                .forEach(name -> frozen.write(name, alive.numbers(name)));
        double[] w = alive.numbers("hidden.input.weights");
        frozen.write("hidden.input.weights", weights(width, (i, j) -> j < CHANNELS ? w[i * CHANNELS + j] : 0));
        frozen.write(Frozen.NOW + ".weights", weights(width, (i, j) -> j == CHANNELS + i ? 1 : 0));
        frozen.write(Frozen.PREVIOUS + ".weights", weights(width, (i, j) -> j == CHANNELS + NEURONS + i ? 1 : 0));
        double[] a = alive.numbers(Probe.INPUT);
        double[] frames = new double[TICKS * width];
        for (int t = 0; t < TICKS; t++) {
            System.arraycopy(a, t * CHANNELS, frames, t * width, CHANNELS);
            for (int i = 0; i < NEURONS; i++) {
                frames[t * width + CHANNELS + i] = at(spikes, t, i, NEURONS);
                frames[t * width + CHANNELS + NEURONS + i] = at(spikes, t - 1, i, NEURONS);
            }
        }
        frozen.write(Probe.INPUT, frames);
    }

    private static NetworkPlan smooth(NetworkSpec s, boolean detachReset) {
        return PlanBuilder.build(
                        new NetworkSpec(s.window(), s.channels(), s.graded(), s.layers(), detachReset, true, true), 1)
                .plan();
    }

    private static Map<String, Object> recorded(String port) {
        return Map.of("name", port, "from", "input", "port", port, "weights", Map.of("train", false));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Map<String, Object> layer(String name, Object neuron, Map<String, Object>... from) {
        return Map.of(
                "name", name,
                "neurons", NEURONS,
                "neuron", neuron,
                "surrogate", Map.of("type", "sigmoid", "slope", 3),
                "from", List.of(from));
    }

    private static Map<String, Object> readout() {
        return layer("output", Map.of("type", "leaky", "tau_mem", 3), Map.of("from", "hidden"));
    }

    /** One sample with graded input, scored by the sum of softmax. */
    private Probe probe(NetworkPlan plan, SplittableRandom random) {
        return components.probe(plan, "sum-of-softmax", random);
    }

    private interface Weight {
        double of(int post, int pre);
    }

    private static double[] weights(int width, Weight weight) {
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < NEURONS; i++) {
            for (int j = 0; j < width; j++) {
                weights.add(weight.of(i, j));
            }
        }
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double at(double[] values, int tick, int index, int width) {
        return tick < 0 ? 0 : values[tick * width + index];
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(expected)
                .as("something to compare")
                .satisfies(e -> assertThat(Arrays.stream(e).map(Math::abs).max().orElse(0))
                        .isGreaterThan(1e-4));
        for (int n = 0; n < expected.length; n++) {
            assertThat(actual[n]).as("[%d]", n).isCloseTo(expected[n], within(1e-13));
        }
    }
}
