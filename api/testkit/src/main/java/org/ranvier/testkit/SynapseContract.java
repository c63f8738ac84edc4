package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Synapse;

/**
 * Contract of post-synaptic currents: one input, no threshold, and all that {@link NeuronContract} asks of equations.
 */
public abstract class SynapseContract extends DynamicsContract<Synapse> {

    /** For test classes to extend. */
    protected SynapseContract() {}

    @Override
    final Dynamics dynamics(Settings settings) {
        return component().dynamics(settings);
    }

    @Test
    final void oneInputBecomesOneCurrent() {
        for (Variant variant : variants()) {
            Dynamics dynamics = dynamics(variant.settings());
            assertEquals(1, dynamics.inputs().size(), "inputs with " + variant);
            assertTrue(dynamics.threshold().isEmpty(), "a current has no threshold, but has with " + variant);
        }
    }
}
