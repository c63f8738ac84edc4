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

    /**
     * {@return the options of a training step: training mode with gradients of all trainable parameters}
     *
     * @param seed the seed of the experiment
     * @param step the training step, from 1; 0 outside training
     */
    public static RunOptions training(long seed, int step) {
        return new RunOptions(new Values(true, true, false, seed, step, List.of()));
    }

    /**
     * Switches between training (training kernels, dropout, batch statistics) and inference.
     *
     * @param training whether the batch is one of training
     * @return options for that mode, otherwise equal to these
     */
    public RunOptions withTraining(boolean training) {
        return new RunOptions(new Values(training, gradients(), inputGradient(), seed(), step(), record()));
    }

    /**
     * Sets whether {@link Session#backward} will be called.
     *
     * @param gradients whether gradients will be asked for
     * @return options with or without gradients, otherwise equal to these
     */
    public RunOptions withGradients(boolean gradients) {
        return new RunOptions(new Values(training(), gradients, inputGradient(), seed(), step(), record()));
    }

    /**
     * Sets whether dL/d input is requested as well, see {@link Session#inputGradient}.
     *
     * @param inputGradient whether dL/d input is requested
     * @return options with or without it, otherwise equal to these
     */
    public RunOptions withInputGradient(boolean inputGradient) {
        return new RunOptions(new Values(training(), gradients(), inputGradient, seed(), step(), record()));
    }

    /**
     * Sets the seed and the training step of random draws, see {@link org.ranvier.api.Philox}.
     *
     * @param seed the seed of the experiment
     * @param step the training step, from 1; 0 outside training
     * @return options with these draws, otherwise equal to these
     */
    public RunOptions withDraws(long seed, int step) {
        return new RunOptions(new Values(training(), gradients(), inputGradient(), seed, step, record()));
    }

    /**
     * Records these quantities in place of those before.
     *
     * @param quantities {@code population.state}, {@code population.current}, {@code population.output}, and
     *     {@code population.spikes} where the population has a threshold; {@link Program#open} throws an
     *     {@link IllegalArgumentException} for a quantity that a population does not have
     * @return options with these recordings, otherwise equal to these
     */
    public RunOptions recording(List<String> quantities) {
        return new RunOptions(
                new Values(training(), gradients(), inputGradient(), seed(), step(), List.copyOf(quantities)));
    }

    /** {@return whether to run training kernels, dropout and batch statistics rather than those of inference} */
    public boolean training() {
        return values.training;
    }

    /** {@return whether {@link Session#backward} will be called} */
    public boolean gradients() {
        return values.gradients;
    }

    /** {@return whether dL/d input is requested as well} */
    public boolean inputGradient() {
        return values.inputGradient;
    }

    /** {@return the seed of random draws} */
    public long seed() {
        return values.seed;
    }

    /** {@return the training step of random draws} */
    public int step() {
        return values.step;
    }

    /** {@return the further quantities to record} */
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
