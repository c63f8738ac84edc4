package org.ranvier.training.experiment;

import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Objective;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.training.backend.Backends;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Layer;
import org.ranvier.training.report.PublishedResult;
import org.ranvier.training.split.ClassWeighting;
import org.ranvier.training.split.DataSpec;
import org.ranvier.training.tracking.TrackerChoice;

/**
 * An experiment with all its components found and all its defaults filled in.
 *
 * @param name its name; run directories are named after it
 * @param seed the seed of everything random
 * @param window the time of a sample
 * @param weighting how much the samples of each class count
 * @param backends what may run it
 */
public record ExperimentSpec(
        String name,
        long seed,
        DataSpec data,
        ConfiguredComponent<Encoder> encoder,
        Window window,
        List<Layer> layers,
        ConfiguredComponent<Objective> objective,
        ClassWeighting weighting,
        Training training,
        Backends backends,
        List<PublishedResult> published) {

    public ExperimentSpec with(Training other) {
        return new ExperimentSpec(
                name, seed, data, encoder, window, layers, objective, weighting, other, backends, published);
    }

    /**
     * Training settings of an experiment.
     *
     * @param scheduleEpochs the number of epochs that schedules and widths of kernels span; after them they stay
     *     constant
     * @param rates the learning rates
     * @param schedules the schedule of each group's rate over training
     * @param penalties regularisers of parameters
     * @param activityPenalties regularisers of spike counts
     * @param clipNorm the largest norm of all gradients together; infinity for no limit
     * @param patience the number of epochs without a better value of the selecting metric after which training stops
     * @param detachReset whether no gradient flows through resets
     * @param log the tools that a training is followed in
     */
    public record Training(
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
            boolean detachReset,
            List<TrackerChoice> log) {

        public Training withScheduleEpochs(int others) {
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
                    detachReset,
                    log);
        }

        public boolean clips() {
            return Double.isFinite(clipNorm);
        }
    }

    /** The learning rates of the groups of parameters. */
    public record Rates(double weights, double delays, double neurons) {

        public double of(ParameterGroup group) {
            return switch (group) {
                case WEIGHTS -> weights;
                case DELAYS -> delays;
                case NEURONS -> neurons;
            };
        }
    }

    /** A regulariser of a group of parameters. */
    public record Penalty(ConfiguredComponent<Regularizer> regularizer, ParameterGroup group) {}
}
