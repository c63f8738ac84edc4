package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Target;

/**
 * The output of a network as an objective sees it, with the checks that all objectives share.
 *
 * @param objective the objective's name, for messages
 * @param neurons how many output neurons, at least 1
 * @param ticks how many ticks, at least 1
 * @param dtMs the length of a tick in ms
 */
record Output(String objective, int neurons, int ticks, double dtMs) {

    /** An output of values at ticks, spikes or not. */
    static Output ofTicks(String objective, OutputShape shape) {
        if (shape.isEventDriven()) {
            throw misfit(
                    objective,
                    "the network puts out spike times, but this objective scores values at ticks",
                    "choose a backend and neurons that run on a clock, or an objective for spike times");
        }
        return new Output(objective, shape.neurons(), shape.ticks(), shape.dtMs());
    }

    /** An output that must be spikes at ticks. */
    static Output ofSpikes(String objective, OutputShape shape) {
        Output output = ofTicks(objective, shape);
        if (!shape.spikes()) {
            throw misfit(
                    objective,
                    "the output neurons put out real values, but this objective scores spikes",
                    "let the last population spike, or choose an objective for voltages such as summed-voltage");
        }
        return output;
    }

    /** The class that a sample should get. */
    int labelOf(Target target) {
        return switch (target) {
            case Target.ClassLabel(int label) -> checked(label);
            case Target.ClassPerTick _ ->
                throw misfit("a target with a class per tick has no class of its own", "choose objective per-tick");
            case Target.SpikeTrains _ ->
                throw misfit("a target of spike trains has no class", "choose objective spike-train");
            case Target.RealValues _ -> throw misfit("a target of real values has no class", "choose objective mse");
            default ->
                throw misfit(
                        "a target of " + target.kind() + " has no class",
                        "choose an objective that takes such targets");
        };
    }

    /** The label itself, where there is an output neuron for it. */
    int checked(int label) {
        if (label < 0 || label >= neurons) {
            throw misfit(
                    "a sample has class " + label + ", but the network has " + neurons + " output neurons",
                    "give the last population one neuron for every class");
        }
        return label;
    }

    /** The values that a sample should get, [tick][neuron]. */
    double[] valuesOf(Target target) {
        if (!(target instanceof Target.RealValues(double[] values))) {
            throw misfit(
                    "a target of " + target.kind() + " has no real values",
                    "choose mean-voltage for a class, per-tick for a class per tick, or spike-train for spike trains");
        }
        if (values.length != ticks * neurons) {
            throw misfit(
                    "a target has " + values.length + " values, but the output has " + ticks + " ticks of " + neurons
                            + " neurons",
                    "simulate as many ticks as the targets have, with one output neuron for each of their values");
        }
        return values;
    }

    /** Makes sure that a score is asked for arrays of this shape; anything else is a mistake of the caller. */
    void check(double[] output, double[] gradient) {
        int length = ticks * neurons;
        if (output.length != length || gradient != null && gradient.length != length) {
            throw new IllegalArgumentException(
                    "an output of " + ticks + " ticks and " + neurons + " neurons has " + length + " values");
        }
    }

    /** A target or setting that does not go with this output. */
    RanvierException misfit(String message, String remedy) {
        return misfit(objective, message, remedy);
    }

    private static RanvierException misfit(String objective, String message, String remedy) {
        return new RanvierException(Problem.usage("objective " + objective, message, remedy));
    }
}
