package org.ranvier.testkit;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Neuron;

/** Contract of neurons. Extend it in a test of the plugin; every combination of choices and flags is tried. */
public abstract class NeuronContract extends DynamicsContract<Neuron> {

    /** For test classes to extend. */
    protected NeuronContract() {}

    @Override
    final Dynamics dynamics(Settings settings) {
        return component().dynamics(settings);
    }
}
