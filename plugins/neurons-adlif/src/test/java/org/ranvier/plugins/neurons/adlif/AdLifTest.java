package org.ranvier.plugins.neurons.adlif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.Simulation;

class AdLifTest {

    private static final Map<String, Double> PARAMETERS =
            Map.of("alpha", 0.6, "beta", 0.97, "a", 0.5, "b", 1.5, "v_threshold", 1.0, "u_init", 0.3, "w_init", 0.1);

    static Stream<Neuron> neurons() {
        return Stream.of(new AdLif(), new AdLifPlus());
    }

    @ParameterizedTest
    @MethodSource("neurons")
    void followsItsEquations(Neuron neuron) {
        Simulation simulation = new Simulation(neuron.dynamics(Settings.defaults(neuron.schema())), PARAMETERS, 1);
        double u = 0.3;
        double w = 0.1;
        double s = 0;
        int spikes = 0;
        for (int t = 0; t < 40; t++) {
            double current = t % 3 == 0 ? 4 : 0.5;
            double uNext = 0.6 * u + (1 - 0.6) * (current - w) - s;
            w = 0.97 * w + (1 - 0.97) * 0.5 * u + 1.5 * s;
            u = uNext;
            s = u >= 1 ? 1 : 0;
            spikes += (int) s;
            assertThat(simulation.tick(current)).as("s[%d]", t).isEqualTo(s);
            assertThat(simulation.state("u")).as("u[%d]", t).isCloseTo(u, within(1e-12));
            assertThat(simulation.state("w")).as("w[%d]", t).isCloseTo(w, within(1e-12));
        }
        assertThat(spikes).isBetween(1, 39);
    }

    @ParameterizedTest
    @MethodSource("neurons")
    void aRandomStateIsDrawnFromTwoDraws(Neuron neuron) {
        Dynamics dynamics = neuron.dynamics(Settings.of(neuron.schema(), Map.of("initial_state", "random")));
        assertThat(dynamics.states())
                .extracting(Dynamics.StateVariable::initial)
                .allSatisfy(initial -> assertThat(initial).isInstanceOf(Expr.Draw.class))
                .extracting(initial -> ((Expr.Draw) initial).name())
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyAdLifLetsTheAdaptationExcite() {
        assertThat(bounds(new AdLif(), "a")).isEqualTo(Range.closed(-1, 1));
        assertThat(bounds(new AdLifPlus(), "a")).isEqualTo(Range.closed(0, 1));
        assertThat(bounds(new AdLif(), "alpha").min()).isCloseTo(0.8187, within(1e-4));
        assertThat(bounds(new AdLif(), "beta").max()).isCloseTo(0.9917, within(1e-4));
    }

    private static Range bounds(Neuron neuron, String parameter) {
        return neuron.schema().find(parameter).map(Setting::bounds).orElseThrow();
    }
}
