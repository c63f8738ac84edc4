package org.ranvier.api.backend;

import java.util.List;
import org.ranvier.api.ApiStatus;

/**
 * Options of one run of a batch, for {@link Program#open}.
 *
 * <p>An immutable value; later versions may add options, whose defaults are those of {@link #INFERENCE}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class RunOptions {

    /** Inference with seed 0 that records nothing but the output. */
    public static final RunOptions INFERENCE = new RunOptions(new Values(false, false, false, 0, 0, List.of()));

    private record Values(
            boolean training, boolean gradients, boolean inputGradient, long seed, int step, List<String> record) {}

    private final Values values;

    private RunOptions(Values values) {
        this.values = values;
    }

    /** Returns the options of a training step: training mode with gradients of all trainable parameters. */
    public static RunOptions training(long seed, int step) {
        return new RunOptions(new Values(true, true, false, seed, step, List.of()));
    }

    /** Switches between training (training kernels, dropout, batch statistics) and inference. */
    public RunOptions withTraining(boolean training) {
        return new RunOptions(new Values(training, gradients(), inputGradient(), seed(), step(), record()));
    }

    /** Sets whether {@link Session#backward} will be called. */
    public RunOptions withGradients(boolean gradients) {
        return new RunOptions(new Values(training(), gradients, inputGradient(), seed(), step(), record()));
    }

    /** Sets whether dL/d input is requested as well, see {@link Session#inputGradient}. */
    public RunOptions withInputGradient(boolean inputGradient) {
        return new RunOptions(new Values(training(), gradients(), inputGradient, seed(), step(), record()));
    }

    /** Sets the seed and the training step of random draws, see {@link org.ranvier.api.Philox}. */
    public RunOptions withDraws(long seed, int step) {
        return new RunOptions(new Values(training(), gradients(), inputGradient(), seed, step, record()));
    }

    /**
     * Records these quantities in place of those before.
     *
     * @param quantities {@code population.state}, {@code population.current}, {@code population.output}, and
     *     {@code population.spikes} where the population has a threshold; {@link Program#open} throws an
     *     {@link IllegalArgumentException} for a quantity that a population does not have
     */
    public RunOptions recording(List<String> quantities) {
        return new RunOptions(
                new Values(training(), gradients(), inputGradient(), seed(), step(), List.copyOf(quantities)));
    }

    /** Returns whether to run training kernels, dropout and batch statistics rather than those of inference. */
    public boolean training() {
        return values.training;
    }

    /** Returns whether {@link Session#backward} will be called. */
    public boolean gradients() {
        return values.gradients;
    }

    /** Returns whether dL/d input is requested as well. */
    public boolean inputGradient() {
        return values.inputGradient;
    }

    /** Returns the seed of random draws. */
    public long seed() {
        return values.seed;
    }

    /** Returns the training step of random draws. */
    public int step() {
        return values.step;
    }

    /** Returns the further quantities to record. */
    public List<String> record() {
        return values.record;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunOptions options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString().replace("Values", "RunOptions");
    }
}
