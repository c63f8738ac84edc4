package org.ranvier.plugins.neurons.adlif;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Neuron;

/**
 * The adaptive leaky integrate-and-fire neuron whose adaptation never excites:
 *
 * <pre>
 * u[t] = α u[t−1] + (1 − α) (I[t] − w[t−1]) − θ s[t−1]
 * w[t] = β w[t−1] + (1 − β) a u[t−1] + b s[t−1]
 * s[t] = [u[t] ≥ θ]
 * </pre>
 *
 * <p>u is the membrane potential and w the adaptation current, both without unit; θ = {@code v_threshold} = 1. The
 * trained parameters start uniformly in α ∈ [0.36, 0.96], β ∈ [0.96, 0.99], a ∈ [0, 1], b ∈ [0, 2] and are kept there;
 * a and b may be given outside, for a look at where the neuron becomes unstable. With a = b = 0 and w starting at 0 it
 * is a leaky integrate-and-fire neuron. α and β are per tick, so they mean other time constants when dt changes.
 *
 * <p>Source: L. Deckers et al., "Co-learning synaptic delays, weights and adaptation in spiking neural networks",
 * Frontiers in Neuroscience 18, 2024, eq. (1) and §4.2. Its hidden layers use {@code initial_state: random}.
 */
public final class AdLifPlus implements Neuron {

    private static final Schema SCHEMA =
            Adaptation.schema(Range.closed(0.36, 0.96), Range.closed(0.96, 0.99), Range.closed(0, 1));

    @Override
    public String name() {
        return "adlif-plus";
    }

    @Override
    public String description() {
        return "adaptive leaky integrate-and-fire neuron with an adaptation that only inhibits (AdLIF+)";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        return Adaptation.dynamics(name(), settings);
    }
}
