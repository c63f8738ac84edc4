package org.ranvier.training.experiment;

import java.util.Locale;
import org.ranvier.api.plan.ParameterSpec;

/** The groups that have learning rates of their own. */
public enum ParameterGroup {
    /** Weights, biases, and gain and shift of batch normalisation. */
    WEIGHTS,
    /** Delays and the parameters of their kernels. */
    DELAYS,
    /** Parameters of neurons and synapses. */
    NEURONS;

    /** Its name in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ParameterGroup of(ParameterSpec spec) {
        return switch (spec.role()) {
            case WEIGHTS, WEIGHT_PARAMETER, BIAS, NORMALIZATION_PARAMETER -> WEIGHTS;
            case DELAYS, DELAY_PARAMETER, DELAY_SCALAR -> DELAYS;
            case NEURON_PARAMETER, CURRENT_PARAMETER -> NEURONS;
        };
    }
}
