package org.ranvier.plugins.objectives.spiketimes;

import java.util.Arrays;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

/**
 * The output of a network as these objectives see it: the first spike of each neuron in ms, infinity where it is
 * silent.
 *
 * @param objective the objective's name, for messages
 * @param neurons how many output neurons
 */
record Output(String objective, int neurons) {

    /** The loss where a spike is missing that the loss needs; it has no gradient. */
    static final double MISSING = 100;

    static Output of(String objective, OutputShape shape) {
        if (!shape.isEventDriven()) {
            throw misfit(
                    objective,
                    "the network runs on a clock, but this objective scores exact spike times",
                    "choose delays that are driven by events, such as delgrad, or an objective for values at ticks");
        }
        return new Output(objective, shape.neurons());
    }

    /** The class that a sample should get. */
    int labelOf(Target target) {
        if (!(target instanceof Target.ClassLabel(int label))) {
            throw misfit(
                    objective,
                    "the target is not one class",
                    "choose data that is labelled by class, or objective first-spike-mse for target spike trains");
        }
        if (label < 0 || label >= neurons) {
            throw misfit(
                    objective,
                    "a sample has class " + label + ", but the network has " + neurons + " output neurons",
                    "give the last population one neuron for every class");
        }
        return label;
    }

    /** The first target spike of each neuron in ms; infinity where it has none. */
    double[] firstSpikesOf(Target target) {
        if (!(target instanceof Target.SpikeTrains(int[] neuron, double[] timeMs))) {
            throw misfit(
                    objective,
                    "the target is no spike trains",
                    "choose data with target spikes, or spike-time-mse for data that is labelled by class");
        }
        double[] first = new double[neurons];
        Arrays.fill(first, Double.POSITIVE_INFINITY);
        for (int i = 0; i < neuron.length; i++) {
            if (neuron[i] < 0 || neuron[i] >= neurons || !(timeMs[i] >= 0)) {
                throw misfit(
                        objective,
                        "a target spike is at " + timeMs[i] + " ms of neuron " + neuron[i] + ", but the network has "
                                + neurons + " output neurons",
                        "give the last population one neuron for every train, and times from 0");
            }
            first[neuron[i]] = Math.min(first[neuron[i]], timeMs[i]);
        }
        return first;
    }

    /** The score of a sample with a missing spike. */
    static Score missing(int predicted, double[] gradient) {
        if (gradient != null) {
            Arrays.fill(gradient, 0);
        }
        return Score.of(MISSING, predicted);
    }

    /** The neuron that spikes first, the lowest of several; −1 where none spikes. */
    static int first(double[] times) {
        int first = -1;
        for (int k = 0; k < times.length; k++) {
            if (times[k] < (first < 0 ? Double.POSITIVE_INFINITY : times[first])) {
                first = k;
            }
        }
        return first;
    }

    private static RanvierException misfit(String objective, String message, String remedy) {
        return new RanvierException(Problem.usage("objective " + objective, message, remedy));
    }
}
