package org.ranvier.plugins.neurons.adlif;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Neuron;

/**
 * The adaptive leaky integrate-and-fire neuron, whose adaptation couples to the membrane potential with either sign:
 *
 * <pre>
 * u[t] = α u[t−1] + (1 − α) (I[t] − w[t−1]) − θ s[t−1]
 * w[t] = β w[t−1] + (1 − β) a u[t−1] + b s[t−1]
 * s[t] = [u[t] ≥ θ]
 * </pre>
 *
 * <p>u is the membrane potential and w the adaptation current, both without unit; θ = {@code v_threshold} = 1. The
 * trained parameters start uniformly in α ∈ [e^(−1/5), e^(−1/25)], β ∈ [e^(−1/30), e^(−1/120)] (time constants of 5 to
 * 25 and 30 to 120 ticks), a ∈ [−1, 1], b ∈ [0, 2] and are kept there. A negative a excites a neuron that is already
 * depolarised, and can make it fire without input: see {@link AdLifPlus}.
 *
 * <p>Source: A. Bittar and P. N. Garner, "A surrogate gradient spiking baseline for speech command recognition",
 * Frontiers in Neuroscience 16, 2022; in the numbering of ticks of Deckers et al. (2024), eq. (1).
 */
public final class AdLif implements Neuron {

    private static final Schema SCHEMA = Adaptation.schema(
            Range.closed(Math.exp(-1 / 5.0), Math.exp(-1 / 25.0)),
            Range.closed(Math.exp(-1 / 30.0), Math.exp(-1 / 120.0)),
            Range.closed(-1, 1));

    @Override
    public String name() {
        return "adlif";
    }

    @Override
    public String description() {
        return "adaptive leaky integrate-and-fire neuron with an adaptation of either sign (AdLIF)";
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
