package org.ranvier.plugins.synapses.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Synapse;
import org.ranvier.testkit.Simulation;

class SynapseTest {

    private static final int TICKS = 200;

    @Test
    void deltaPassesOnASpikeAndKeepsNothing() {
        double[] current = response(new Delta(), Map.of(), 5, 1);
        assertThat(current[0]).isOne();
        assertThat(Arrays.stream(current).skip(1)).containsOnly(0.0);
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "10, 0.5", "1, 1"})
    void exponentialDecays(double tau, double dt) {
        double[] current = response(new Exponential(), Map.of(), tau, dt);
        for (int t = 0; t < TICKS; t++) {
            assertThat(current[t]).isCloseTo(Math.exp(-t * dt / tau), within(1e-13));
        }
    }

    @Test
    void aScaledExponentialSumsToItsWeight() {
        double[] current = response(new Exponential(), Map.of("scaled", true), 5, 1);
        assertThat(Arrays.stream(current).sum()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "10, 0.5", "1, 1"})
    void alphaIsItsKernelAtWholeTicks(double tau, double dt) {
        double[] current = response(new Alpha(), Map.of(), tau, dt);
        for (int t = 0; t < TICKS; t++) {
            assertThat(current[t]).isCloseTo(t * dt / tau * Math.exp(1 - t * dt / tau), within(1e-13));
        }
    }

    @Test
    void alphaPeaksAtExactlyOneWhereATickIsItsTimeConstant() {
        assertThat(response(new Alpha(), Map.of(), 1, 1)[1]).isEqualTo(1.0);
    }

    /** The current after one spike of weight 1 in the first tick. */
    private static double[] response(Synapse synapse, Map<String, Object> settings, double tau, double dt) {
        Dynamics dynamics = synapse.dynamics(Settings.of(synapse.schema(), settings));
        assertThat(dynamics.threshold()).isEmpty();
        Simulation simulation = new Simulation(dynamics, Map.of("tau_syn", tau), dt);
        double[] current = new double[TICKS];
        for (int t = 0; t < TICKS; t++) {
            current[t] = simulation.tick(t == 0 ? 1 : 0);
        }
        return current;
    }
}
