package org.ranvier.plugins.neurons.lif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.testkit.Simulation;

class LifTest {

    private static final Map<String, Double> HALF = Map.of("alpha", 0.5, "v_threshold", 1.0, "v_init", 0.0);

    private final Lif lif = new Lif();

    /** Input 0.75 in every tick, α = 0.5, threshold 1; by hand. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "update-first | subtract | 0.75 1.125 0.3125 0.90625 1.203125 | 0 1 0 0 1",
                "update-first | zero     | 0.75 1.125 0.75 1.125 0.75         | 0 1 0 1 0",
                "update-first | none     | 0.75 1.125 1.3125 1.40625 1.453125 | 0 1 1 1 1",
                "spike-first  | subtract | 0.75 1.125 0.3125 0.90625 1.203125 | 0 0 1 0 0",
                "spike-first  | zero     | 0.75 1.125 0 0.75 1.125            | 0 0 1 0 0",
                "spike-first  | none     | 0.75 1.125 1.3125 1.40625 1.453125 | 0 0 1 1 1",
            })
    void potentialAndSpikes(String order, String reset, String potentials, String spikes) {
        Simulation neuron = simulate(Map.of("leak", "factor", "order", order, "reset", reset), HALF);
        double[] v = numbers(potentials);
        double[] s = numbers(spikes);
        for (int t = 0; t < v.length; t++) {
            assertThat(neuron.tick(0.75)).as("s[%d]", t).isEqualTo(s[t]);
            assertThat(neuron.state("v")).as("v[%d]", t).isEqualTo(v[t]);
        }
    }

    @Test
    void aboveAndReachDifferAtTheThreshold() {
        assertThat(simulate(Map.of("leak", "factor", "spike", "above"), HALF).tick(1))
                .isZero();
        assertThat(simulate(Map.of("leak", "factor", "spike", "reach"), HALF).tick(1))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({"exponential, 0.6065306597126334", "euler, 0.5"})
    void leakFollowsTauMem(String leak, double alpha) {
        Simulation neuron = simulate(
                Map.of("leak", leak, "input", "scaled"), Map.of("tau_mem", 2.0, "v_threshold", 1.0, "v_init", 0.5));
        neuron.tick(0.25);
        assertThat(neuron.state("v")).isCloseTo(alpha * 0.5 + (1 - alpha) * 0.25, within(1e-15));
    }

    @Test
    void everyCombinationBuilds() {
        for (String leak : choices("leak")) {
            for (String input : choices("input")) {
                for (String reset : choices("reset")) {
                    for (String spike : choices("spike")) {
                        for (String order : choices("order")) {
                            Dynamics d = lif.dynamics(settings(Map.of(
                                    "leak", leak, "input", input, "reset", reset, "spike", spike, "order", order)));
                            assertThat(d.threshold()).isPresent();
                            assertThat(d.threshold().get().strict()).isEqualTo(spike.equals("above"));
                            assertThat(d.resets())
                                    .hasSize(order.equals("spike-first") && !reset.equals("none") ? 1 : 0);
                        }
                    }
                }
            }
        }
    }

    @Test
    void onlyTheParametersOfTheChosenLeakAreReferredTo() {
        for (String leak : choices("leak")) {
            Map<String, Double> only =
                    leak.equals("factor") ? HALF : Map.of("tau_mem", 20.0, "v_threshold", 1.0, "v_init", 0.0);
            assertThat(simulate(Map.of("leak", leak), only).tick(0)).isZero();
        }
    }

    @Test
    void startsWhereItIsToldOrAtRandom() {
        assertThat(lif.dynamics(settings(Map.of())).states().getFirst().initial())
                .isInstanceOf(Expr.Variable.class);
        assertThat(lif.dynamics(settings(Map.of("initial_state", "random")))
                        .states()
                        .getFirst()
                        .initial())
                .isInstanceOf(Expr.Draw.class);
    }

    @Test
    void aRefractoryPeriodOfZeroIsNoClause() {
        assertThat(lif.dynamics(settings(Map.of())).refractory()).isEmpty();
        assertThat(lif.dynamics(settings(Map.of("refractory", 2.0))).refractory())
                .isPresent();
    }

    @Test
    void claimsNirOnlyWhereItIsNir() {
        assertThat(lif.exchangeNames(settings(Map.of("reset", "zero")))).containsEntry("nir", "LIF");
        assertThat(lif.exchangeNames(settings(Map.of()))).isEmpty();
        assertThat(lif.exchangeNames(settings(Map.of("reset", "zero", "refractory", 1.0))))
                .isEmpty();
    }

    private Simulation simulate(Map<String, Object> settings, Map<String, Double> parameters) {
        return new Simulation(lif.dynamics(settings(settings)), parameters, 1);
    }

    private Settings settings(Map<String, Object> given) {
        return Settings.of(lif.schema(), given);
    }

    private List<String> choices(String setting) {
        return lif.schema().find(setting).map(Setting::choices).orElseThrow();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.trim().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
