package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Ticks;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** What a file says of delays: their unit, what they are drawn from, and how far they may go. */
class DelayNumbersTest {

    private static final int TICKS = 40;
    private static final int NEURONS = 6000;

    private final PluginRuntime plugins = Plugins.open();

    @ParameterizedTest
    @CsvSource({"1, ticks, 1, 5, 5", "0.1, ticks, 1, 5, 5", "0.1, ms, 0.1, 0.5, 0.5", "0.3, ms, 0.2, 1.6, 2"})
    void fixedDelaysAreDrawnAmongWholeTicksBothEndsIncluded(
            double dtMs, String unit, double low, double high, double max) {
        Map<Double, Long> drawn = counts(drawn(
                dtMs,
                Map.of(
                        "type",
                        "fixed",
                        "unit",
                        unit,
                        "max",
                        max,
                        "init",
                        Map.of("type", "uniform", "low", low, "high", high))));
        assertThat(drawn.keySet()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(drawn.values()).allMatch(count -> Math.abs(count - NEURONS / 5.0) < 5 * Math.sqrt(NEURONS / 5.0));
    }

    @Test
    void fixedDelaysOfWhichNothingIsSaidReachTheLargest() {
        assertThat(counts(drawn(0.1, Map.of("type", "fixed", "unit", "ticks", "max", 3)))
                        .keySet())
                .containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(counts(drawn(0.1, Map.of("type", "fixed", "max", 0.3))).keySet())
                .containsExactly(0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void learnedDelaysAreDrawnAsRealNumbersInTheirUnit() {
        double[] ticks = drawn(
                0.1,
                Map.of(
                        "type",
                        "slayer",
                        "unit",
                        "ticks",
                        "max",
                        9,
                        "init",
                        Map.of("type", "uniform", "low", 2, "high", 6)));
        assertThat(Arrays.stream(ticks).min().orElseThrow()).isBetween(2.0, 2.1);
        assertThat(Arrays.stream(ticks).max().orElseThrow()).isBetween(5.9, 6.0);
        assertThat(counts(ticks)).hasSizeGreaterThan(NEURONS / 2);
    }

    @ParameterizedTest
    @CsvSource({"ms, 0.3, 0.30000000000000004", "ms, 0.7, 0.7000000000000001", "ticks, 7, 7"})
    void aDelayMayBeAsFarBeyondTheLargestAsNoTickNotices(String unit, double max, double delay) {
        assertThat(drawn(0.1, Map.of("type", "slayer", "unit", unit, "max", max, "values", delay)))
                .containsOnly(unit.equals("ms") ? Math.rint(max * 10) : max);
    }

    @Test
    void theLargestDelayOfASampleIsOneTickLess() {
        assertThat(drawn(0.1, Map.of("type", "slayer", "unit", "ticks", "values", TICKS - 1)))
                .containsOnly(TICKS - 1.0);
        assertThat(drawn(0.1, Map.of("type", "slayer", "values", 3.9))).containsOnly(TICKS - 1.0);
    }

    @Test
    void aDelayBeyondTheLargestIsRefusedInTheUnitOfTheFile() {
        assertThatThrownBy(() -> drawn(0.1, Map.of("type", "slayer", "unit", "ticks", "max", 7, "values", 7.25)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("7.25 ticks")
                .hasMessageContaining("[0, 7] ticks");
        assertThatThrownBy(() -> drawn(0.1, Map.of("type", "slayer", "max", 0.7, "values", 0.7001)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("0.7001 ms")
                .hasMessageContaining("[0, 0.7] ms");
    }

    @ParameterizedTest
    @CsvSource({"reference, dcls", "reference, triangle", "simd, dcls", "simd, triangle"})
    void aDelayThatIsRoundedUpBeyondTheLargestArrives(String backend, String learner) {
        Simulation simulation = simulation(1, 1, Map.of("type", learner, "max", 24.7, "values", 24.7));
        assertThat(arrivals(backend, simulation)).containsExactly(25);
    }

    private int[] arrivals(String backend, Simulation simulation) {
        double[] input = new double[TICKS];
        input[0] = 1;
        try (Program program = plugins.find(org.ranvier.api.backend.Backend.class, backend, "test")
                .compile(simulation.network().plan(), CompileOptions.of(1))) {
            simulation.network().initialize(program, 1);
            try (Session session =
                    program.open(new SignalBatch.Frames(1, 1, TICKS, input, new int[] {TICKS}), RunOptions.INFERENCE)) {
                double[] outputs = ((Recording.Ticks) session.advance(TICKS)).outputs();
                return java.util.stream.IntStream.range(0, TICKS)
                        .filter(t -> outputs[t] != 0)
                        .toArray();
            }
        }
    }

    /** The delays in ticks. */
    private double[] drawn(double dtMs, Map<String, Object> delays) {
        Simulation simulation = simulation(dtMs, NEURONS, delays);
        try (Program program =
                Plugins.reference(plugins).compile(simulation.network().plan(), CompileOptions.of(1))) {
            simulation.network().initialize(program, 3);
            String name =
                    simulation.network().plan().all(Projection.class).getFirst().name();
            return Arrays.stream(program.read(name + ".delays"))
                    .map(ms -> Ticks.of(ms, dtMs))
                    .toArray();
        }
    }

    private static Map<Double, Long> counts(double[] ticks) {
        return Arrays.stream(ticks)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private Simulation simulation(double dtMs, int neurons, Map<String, Object> delays) {
        Map<String, Object> sited = new LinkedHashMap<>(delays);
        sited.put("site", "dendritic");
        Map<String, Object> file = GoldenCase.map(
                "time", GoldenCase.map("dt", dtMs, "steps", TICKS),
                "network",
                        List.of(GoldenCase.map(
                                "name",
                                "output",
                                "neurons",
                                neurons,
                                "neuron",
                                "memoryless",
                                "weights",
                                GoldenCase.map("init", "constant", "value", 1),
                                "delays",
                                sited)),
                "input", GoldenCase.map("channels", 1, "spikes", new double[][] {{0, 0}}));
        return new SimulationReader(plugins).read(ConfigTree.of(Place.of("test"), file), Optional.empty(), false);
    }
}
