package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.NeuronContract;
import org.ranvier.testkit.Simulation;

/** What every neuron promises, which the contract checks, and what this one does. */
class TemplateNeuronTest extends NeuronContract {

    private static final double PERIOD = 20;

    @Override
    protected Neuron component() {
        return new TemplateNeuron();
    }

    /** Two pulses, each of which is too weak alone, add up a period apart and cancel half a period apart. */
    @Test
    void itAnswersToItsOwnFrequency() {
        assertEquals(1, spikes(PERIOD));
        assertEquals(0, spikes(PERIOD / 2));
    }

    private static double spikes(double apart) {
        Neuron neuron = new TemplateNeuron();
        Settings defaults = Settings.of(neuron.schema(), Map.of());
        Map<String, Double> parameters = Map.of("tau", 100.0, "period", PERIOD, "v_threshold", 1.0);
        Simulation simulation = new Simulation(neuron.dynamics(defaults), parameters, 1);
        double spikes = 0;
        for (int t = 0; t < 3 * PERIOD; t++) {
            spikes += simulation.tick(t == 0 || t == apart ? 0.7 : 0);
        }
        return spikes;
    }
}
