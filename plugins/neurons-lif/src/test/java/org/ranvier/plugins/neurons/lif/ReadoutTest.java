package org.ranvier.plugins.neurons.lif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.testkit.Simulation;

class ReadoutTest {

    private static final Map<String, Double> HALF = Map.of("alpha", 0.5, "v_init", 0.25);

    @Test
    void leakyPassesOnItsPotential() {
        Simulation readout = leaky("now");
        assertThat(readout.tick(1)).isEqualTo(1.125);
        assertThat(readout.tick(0)).isEqualTo(0.5625);
    }

    @Test
    void leakyPassesOnThePreviousPotential() {
        Simulation readout = leaky("previous");
        assertThat(readout.tick(1)).isEqualTo(0.25);
        assertThat(readout.tick(0)).isEqualTo(1.125);
    }

    @Test
    void leakyIsLiInNirUnlessItLags() {
        Leaky leaky = new Leaky();
        assertThat(leaky.exchangeNames(Settings.defaults(leaky.schema()))).containsEntry("nir", "LI");
        assertThat(leaky.exchangeNames(Settings.of(leaky.schema(), Map.of("output", "previous"))))
                .isEmpty();
    }

    @Test
    void memorylessPassesOnItsInput() {
        Memoryless memoryless = new Memoryless();
        Dynamics dynamics = memoryless.dynamics(Settings.defaults(memoryless.schema()));
        assertThat(dynamics.states()).isEmpty();
        assertThat(dynamics.threshold()).isEmpty();
        assertThat(new Simulation(dynamics, Map.of(), 1).tick(-3.5)).isEqualTo(-3.5);
    }

    @Test
    void reluPassesOnWhatIsPositive() {
        Relu relu = new Relu();
        Dynamics dynamics = relu.dynamics(Settings.defaults(relu.schema()));
        assertThat(dynamics.threshold()).isEmpty();
        Simulation unit = new Simulation(dynamics, Map.of(), 1);
        assertThat(unit.tick(2.5)).isEqualTo(2.5);
        assertThat(unit.tick(-3.5)).isZero();
    }

    private static Simulation leaky(String output) {
        Leaky leaky = new Leaky();
        Settings settings = Settings.of(leaky.schema(), Map.of("leak", "factor", "output", output));
        return new Simulation(leaky.dynamics(settings), HALF, 1);
    }
}
