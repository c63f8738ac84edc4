package org.ranvier.training;

import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Objective;
import org.ranvier.api.model.Optimizer;
import org.ranvier.api.model.Regularizer;
import org.ranvier.api.model.Schedule;
import org.ranvier.api.model.Surrogate;
import org.ranvier.training.network.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Layer;

/**
 * An experiment with all its components found and all its defaults filled in.
 *
 * @param name its name; run directories are named after it
 * @param seed the seed of everything random
 * @param window the time of a sample
 * @param weighting how much the samples of each class count
 * @param backends what may run it
 */
record ExperimentSpec(
        String name,
        long seed,
        Data data,
        ConfiguredComponent<Encoder> encoder,
        Window window,
        List<Layer> layers,
        ConfiguredComponent<Objective> objective,
        ClassWeighting weighting,
        Training training,
        Backends backends,
        List<PublishedResult> published) {

    ExperimentSpec with(Training other) {
        return new ExperimentSpec(
                name, seed, data, encoder, window, layers, objective, weighting, other, backends, published);
    }

    /**
     * What is learned from.
     *
     * @param limit at most so many examples of each split, chosen by the seed
     * @param validation what of the training split validates, where nothing else says what does
     * @param test what of the training split is tested on, where nothing else says what is; may be nothing
     * @param validationGroups the groups that validate; empty unless an experiment names them
     * @param testGroups the groups that are tested on, whatever split their examples belong to; empty unless an
     *     experiment names them
     */
    record Data(
            ConfiguredComponent<Dataset> dataset,
            int limit,
            Share validation,
            Share test,
            List<String> validationGroups,
            List<String> testGroups) {}

    /**
     * A share of a split.
     *
     * @param fraction of the examples, 0 for none
     * @param ofGroups whether it consists of whole groups, such as speakers; it is stratified by class otherwise
     */
    record Share(double fraction, boolean ofGroups) {}

    /**
     * How it is trained.
     *
     * @param scheduleEpochs how many epochs schedules and widths of kernels go over; after them they stay as they are
     * @param rates the learning rates
     * @param schedules how the rate of each group goes over training
     * @param penalties regularisers of parameters
     * @param activityPenalties regularisers of spike counts
     * @param clipNorm the largest norm of all gradients together; infinity for no limit
     * @param patience stops after so many epochs without a better validation accuracy
     * @param detachReset whether no gradient flows through resets
     */
    record Training(
            int epochs,
            int scheduleEpochs,
            int batch,
            ConfiguredComponent<Optimizer> optimizer,
            Rates rates,
            Map<ParameterGroup, ConfiguredComponent<Schedule>> schedules,
            List<Penalty> penalties,
            List<ConfiguredComponent<Regularizer>> activityPenalties,
            double clipNorm,
            int patience,
            ConfiguredComponent<Surrogate> surrogate,
            boolean detachReset) {

        Training withScheduleEpochs(int others) {
            return new Training(
                    epochs,
                    others,
                    batch,
                    optimizer,
                    rates,
                    schedules,
                    penalties,
                    activityPenalties,
                    clipNorm,
                    patience,
                    surrogate,
                    detachReset);
        }

        boolean clips() {
            return Double.isFinite(clipNorm);
        }
    }

    /** The learning rates of the groups of parameters. */
    record Rates(double weights, double delays, double neurons) {

        double of(ParameterGroup group) {
            return switch (group) {
                case WEIGHTS -> weights;
                case DELAYS -> delays;
                case NEURONS -> neurons;
            };
        }
    }

    /** A regulariser of a group of parameters. */
    record Penalty(ConfiguredComponent<Regularizer> regularizer, ParameterGroup group) {}
}
