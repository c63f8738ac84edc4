package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Synapse;
import org.ranvier.testkit.Simulation;
import org.ranvier.testkit.SynapseContract;

/** What every synapse promises, which the contract checks, and what this one does. */
class TemplateSynapseTest extends SynapseContract {

    @Override
    protected Synapse component() {
        return new TemplateSynapse();
    }

    @Test
    void thePeakIsTheWeight() {
        for (double rise : new double[] {0.1, 0.5, 0.8}) {
            assertEquals(0.7, peak(0.7, rise), 1e-3, "with a rise of " + rise);
        }
    }

    /** The largest current that a spike brings, looked at in steps of 0.01 ms. */
    private static double peak(double weight, double rise) {
        Synapse synapse = new TemplateSynapse();
        Settings defaults = Settings.of(synapse.schema(), Map.of());
        Simulation simulation = new Simulation(synapse.dynamics(defaults), Map.of("tau_fall", 5.0, "rise", rise), 0.01);
        double peak = 0;
        for (int t = 0; t < 3000; t++) {
            peak = Math.max(peak, simulation.tick(t == 0 ? weight : 0));
        }
        return peak;
    }
}
