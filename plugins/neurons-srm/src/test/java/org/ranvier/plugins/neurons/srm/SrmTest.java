package org.ranvier.plugins.neurons.srm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.testkit.Evaluator;
import org.ranvier.testkit.Simulation;

class SrmTest {

    private static final double THETA = 10;

    private final Srm srm = new Srm();

    @Test
    void oneSpikeOfTheWeightOfTheThresholdReachesItAfterOneTick() {
        Simulation neuron = simulate("none", 1, 1, 1);
        assertThat(neuron.tick(THETA)).isZero();
        assertThat(neuron.tick(0)).isOne();
        assertThat(neuron.state("u")).isEqualTo(THETA);
        assertThat(neuron.tick(0)).isZero();
    }

    /** The recursions against the sums over all earlier inputs and spikes. */
    @ParameterizedTest
    @CsvSource({
        "exponential, 1, 1, 1", "alpha, 1, 1, 1", "none, 1, 1, 1",
        "exponential, 10, 3, 1", "alpha, 10, 3, 1", "alpha, 4, 2.5, 0.5"
    })
    void recursionsEqualTheConvolutions(String refractory, double tauS, double tauR, double dt) {
        Simulation neuron = simulate(refractory, tauS, tauR, dt);
        int ticks = 30;
        double[] x = new double[ticks];
        double[] s = new double[ticks];
        double spikes = 0;
        for (int t = 0; t < ticks; t++) {
            x[t] = t % 4 == 0 ? 11 : t % 7 == 0 ? -3 : 2;
            s[t] = neuron.tick(x[t]);
            double u = 0;
            for (int r = 0; r <= t; r++) {
                double k = (t - r) * dt;
                u += x[r] * (k / tauS) * Math.exp(1 - k / tauS);
                u += r < t ? s[r] * nu(refractory, k, tauR) : 0;
            }
            assertThat(neuron.state("u")).as("u[%d]", t).isCloseTo(u, within(1e-9));
            spikes += s[t];
        }
        assertThat(spikes).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"exponential, 1", "alpha, 2", "none, 0"})
    void refractorinessAddsOnlyTheStatesItNeeds(String refractory, int states) {
        assertThat(dynamics(refractory).states()).hasSize(3 + states);
        assertThat(dynamics(refractory).states())
                .extracting(Dynamics.StateVariable::name)
                .contains("u");
    }

    @Test
    void responseIsTheKernelEpsilon() {
        var term = dynamics("none").response().orElseThrow().terms().getFirst();
        double tau = 4;
        double t = 3;
        double c = Evaluator.value(term.coefficient(), leaf -> tau);
        assertThat(c * Math.pow(t, term.power()) * Math.exp(-t / tau))
                .isCloseTo(t / tau * Math.exp(1 - t / tau), within(1e-15));
    }

    private static double nu(String refractory, double t, double tau) {
        return switch (refractory) {
            case "exponential" -> -2 * THETA * Math.exp(1 - t / tau);
            case "alpha" -> -2 * THETA * (t / tau) * Math.exp(1 - t / tau);
            default -> 0;
        };
    }

    private Simulation simulate(String refractory, double tauS, double tauR, double dt) {
        return new Simulation(dynamics(refractory), Map.of("tau_s", tauS, "tau_r", tauR, "v_threshold", THETA), dt);
    }

    private Dynamics dynamics(String refractory) {
        return srm.dynamics(Settings.of(srm.schema(), Map.of("refractory", refractory)));
    }
}
