package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.map;
import static org.ranvier.conformance.GoldenCase.numbers;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.backend.Backend;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;

/** The reference backend against results computed independently, in double precision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {

    private PluginRuntime plugins;

    /** What is tested. */
    Backend backend(PluginRuntime plugins) {
        return Plugins.reference(plugins);
    }

    /** How close numbers are, relative to the larger of 1 and the number expected. */
    double tolerance() {
        return 1e-10;
    }

    @BeforeAll
    void open() {
        plugins = Plugins.open();
    }

    @AfterAll
    void close() {
        plugins = null;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void adlifPlusWithDelays(int index) {
        Mapping g = new GoldenCase("g2_adlif_plus.json").file();
        ConfigNode c = at(g, "cases", index);
        ConfigNode p = at(g, "params");
        boolean floor = text(at(c, "delay_mode")).equals("floor");
        Map<String, Object> delays = map("type", floor ? "slayer" : "triangle", "max", 25);
        Simulation.Result r = GoldenCase.run(
                plugins,
                backend(plugins),
                map(
                        "time", map("dt", 1, "steps", 20),
                        "options",
                                map(
                                        "surrogate",
                                        map("type", "boxcar"),
                                        "detach_reset",
                                        ((Scalar) at(c, "detach_reset")).value()),
                        "network",
                                List.of(
                                        map(
                                                "neurons",
                                                4,
                                                "neuron",
                                                map(
                                                        "type", "adlif-plus",
                                                        "alpha", at(p, "alpha"),
                                                        "beta", at(p, "beta"),
                                                        "a", at(p, "a"),
                                                        "b", at(p, "b"),
                                                        "u_init", at(p, "u_init"),
                                                        "w_init", at(p, "w_init")),
                                                "weights",
                                                map("values", at(p, "w0")),
                                                "bias",
                                                map("values", at(p, "bias0")),
                                                "delays",
                                                with(delays, "values", at(p, "d0"))),
                                        map(
                                                "neurons",
                                                3,
                                                "neuron",
                                                "memoryless",
                                                "weights",
                                                map("values", at(p, "w1")),
                                                "bias",
                                                map("values", at(p, "bias1")),
                                                "delays",
                                                with(delays, "values", at(p, "d1")))),
                        "objective", "sum-of-softmax",
                        "target", at(g, "label"),
                        "input", map("frames", at(g, "x"))));

        assertThat(r.loss().orElseThrow()).isCloseTo(number(at(c, "loss")), within(tolerance()));
        ConfigNode traces = at(c, "traces");
        assertClose(r.states().get("hidden.current"), at(traces, "I_hidden"), tolerance(), "I");
        assertClose(r.states().get("hidden.u"), at(traces, "u"), tolerance(), "u");
        assertClose(r.states().get("hidden.w"), at(traces, "w"), tolerance(), "w");
        assertClose(r.spikes().get("hidden"), at(traces, "s"), 0, "s");
        assertClose(r.states().get("output.output"), at(traces, "readout_u"), tolerance(), "readout");
        Map<String, String> names = Map.ofEntries(
                Map.entry("w0", "hidden.weights"),
                Map.entry("d0", "hidden.delays"),
                Map.entry("bias0", "hidden.bias"),
                Map.entry("w1", "output.weights"),
                Map.entry("d1", "output.delays"),
                Map.entry("bias1", "output.bias"),
                Map.entry("alpha", "hidden.alpha"),
                Map.entry("beta", "hidden.beta"),
                Map.entry("a", "hidden.a"),
                Map.entry("b", "hidden.b"),
                Map.entry("u_init", "hidden.u_init"),
                Map.entry("w_init", "hidden.w_init"),
                Map.entry("input", "input"));
        names.forEach(
                (theirs, ours) -> assertClose(r.gradients().get(ours), at(c, "grads", theirs), tolerance(), theirs));
    }

    @ParameterizedTest
    @ValueSource(ints = {0})
    void snntorchLeaky(int index) {
        Mapping g = new GoldenCase("g3_snntorch_leaky.json").file();
        ConfigNode c = at(g, "cases", index);
        double[] beta = numbers(at(g, "beta"));
        String reset = text(at(c, "reset"));
        Simulation.Result r = GoldenCase.run(
                plugins,
                backend(plugins),
                map(
                        "time", map("dt", 1, "steps", 20),
                        "options", map("surrogate", map("type", "arctan", "alpha", 2), "detach_reset", true),
                        "network",
                                List.of(
                                        layer(4, leaky(beta[0], reset), at(c, "params", "w1"), at(c, "params", "b1")),
                                        with(
                                                layer(
                                                        3,
                                                        leaky(beta[1], reset),
                                                        at(c, "params", "w2"),
                                                        at(c, "params", "b2")),
                                                "output",
                                                "v")),
                        "objective", "summed-voltage",
                        "target", at(g, "label"),
                        "input", map("frames", swapped(at(g, "x")))));

        assertThat(r.loss().orElseThrow()).isCloseTo(number(at(c, "loss")), within(tolerance() * 100));
        assertClose(r.states().get("hidden.v"), swapped(at(c, "mem1")), tolerance(), "mem1");
        assertClose(r.states().get("output.v"), swapped(at(c, "mem2")), tolerance(), "mem2");
        assertClose(r.spikes().get("hidden"), swapped(at(c, "spk1")), 0, "spk1");
        assertClose(r.spikes().get("output"), swapped(at(c, "spk2")), 0, "spk2");
        assertClose(r.gradients().get("hidden.weights"), at(c, "grads", "w1"), tolerance(), "w1");
        assertClose(r.gradients().get("hidden.bias"), at(c, "grads", "b1"), tolerance(), "b1");
        assertClose(r.gradients().get("output.weights"), at(c, "grads", "w2"), tolerance(), "w2");
        assertClose(r.gradients().get("output.bias"), at(c, "grads", "b2"), tolerance(), "b2");
        assertClose(r.gradients().get("input"), swapped(at(c, "grads", "x")), tolerance(), "x");
    }

    @ParameterizedTest
    @ValueSource(ints = {0})
    void spikeResponseModelWithPureDelays(int index) {
        Mapping g = new GoldenCase("g4_srm_pure_delay.json").file();
        ConfigNode c = at(g, "cases", index);
        String refractory = text(at(c, "refractory")).equals("paper") ? "exponential" : "alpha";
        double tauS = number(at(c, "tau_s"));
        Map<String, Object> neuron = map(
                "type",
                "srm",
                "refractory",
                refractory,
                "tau_s",
                tauS,
                "tau_r",
                at(c, "tau_r"),
                "v_threshold",
                at(c, "theta"));
        Simulation.Result r = GoldenCase.run(
                plugins,
                backend(plugins),
                map(
                        "time", map("dt", 1, "steps", at(c, "T")),
                        "options", map("surrogate", "exponential"),
                        "network", List.of(delayLayer(5, neuron, c, 0), delayLayer(3, neuron, c, 1)),
                        "objective", map("type", "spike-train", "tau", tauS),
                        "target", at(c, "label"),
                        "input", map("frames", swapped(at(c, "input")))));

        assertThat(r.loss().orElseThrow()).isCloseTo(number(at(c, "loss")), within(tolerance()));
        String[] layers = {"hidden", "output"};
        for (int n = 0; n < layers.length; n++) {
            assertClose(r.states().get(layers[n] + ".u"), swapped(at(c, "u", n)), tolerance(), "u " + layers[n]);
            assertClose(r.spikes().get(layers[n]), swapped(at(c, "s", n + 1)), 0, "s " + layers[n]);
            assertClose(r.gradients().get(layers[n] + ".delays"), at(c, "grad_d", n), tolerance(), "d " + layers[n]);
            assertClose(r.gradients().get(layers[n] + ".weights"), at(c, "grad_w", n), tolerance(), "w " + layers[n]);
        }
    }

    private static Map<String, Object> delayLayer(int neurons, Map<String, Object> neuron, ConfigNode c, int n) {
        return map(
                "neurons",
                neurons,
                "neuron",
                neuron,
                "weights",
                map("values", at(c, "w", n)),
                "delays",
                map("type", "slayer", "values", at(c, "d", n)));
    }

    private static Map<String, Object> leaky(double alpha, String reset) {
        return map(
                "type", "lif", "leak", "factor", "alpha", alpha, "reset", reset.equals("zero") ? "zero" : "subtract");
    }

    private static Map<String, Object> layer(int neurons, Object neuron, ConfigNode weights, ConfigNode bias) {
        return map(
                "neurons", neurons, "neuron", neuron, "weights", map("values", weights), "bias", map("values", bias));
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new java.util.LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** Swaps the first two axes. */
    private static ConfigNode swapped(ConfigNode node) {
        List<ConfigNode> outer = ((Sequence) node).items();
        int inner = size(outer.getFirst());
        List<ConfigNode> rows = new java.util.ArrayList<>();
        for (int j = 0; j < inner; j++) {
            List<ConfigNode> row = new java.util.ArrayList<>();
            for (ConfigNode o : outer) {
                row.add(items(o).get(j));
            }
            rows.add(Sequence.of(node.place(), row));
        }
        return Sequence.of(node.place(), rows);
    }

    private static int size(ConfigNode node) {
        return items(node).size();
    }

    private static List<ConfigNode> items(ConfigNode node) {
        return node instanceof Sequence s ? s.items() : ((org.ranvier.config.tree.Numbers) node).items();
    }

    private static double number(ConfigNode node) {
        return ((Scalar) node).number().orElseThrow();
    }

    private static String text(ConfigNode node) {
        return ((Scalar) node).text();
    }
}
