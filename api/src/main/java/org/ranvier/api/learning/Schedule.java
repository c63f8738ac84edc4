package org.ranvier.api.learning;

import java.util.List;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Metric;

/**
 * Contract of a schedule: the learning rate over training, as a factor on the rate of the experiment.
 *
 * <p>A schedule keeps no state: the factor is a pure function of where training stands and of the validation results so
 * far, so a resumed run goes on exactly as it would have.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Schedule extends Component {

    /**
     * {@return the rule with these settings}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Rule rule(Settings settings);

    /** Rule that gives the factor of every step. */
    @FunctionalInterface
    interface Rule {

        /**
         * {@return the factor of a step}
         *
         * @param moment where training stands
         */
        double factor(TrainingProgress moment);
    }

    /** Progress of training at one step, and the validation results of the epochs before it. Immutable. */
    final class TrainingProgress {

        private final int epoch;
        private final int epochs;
        private final int step;
        private final int stepsPerEpoch;
        private final List<Double> validationLosses;
        private final Metric selectingMetric;
        private final List<Double> selectingValues;

        private TrainingProgress(
                int epoch,
                int epochs,
                int step,
                int stepsPerEpoch,
                List<Double> validationLosses,
                Metric selectingMetric,
                List<Double> selectingValues) {
            this.epoch = epoch;
            this.epochs = epochs;
            this.step = step;
            this.stepsPerEpoch = stepsPerEpoch;
            this.validationLosses = List.copyOf(validationLosses);
            this.selectingMetric = selectingMetric;
            this.selectingValues = List.copyOf(selectingValues);
        }

        /**
         * Creates the progress at a step, without validation results.
         *
         * @param epoch the epoch, from 1
         * @param epochs the number of epochs in all
         * @param step the training step within all of training, from 1
         * @param stepsPerEpoch the number of steps in an epoch
         * @return the progress, which knows no validation results yet
         */
        public static TrainingProgress at(int epoch, int epochs, int step, int stepsPerEpoch) {
            return new TrainingProgress(epoch, epochs, step, stepsPerEpoch, List.of(), Metric.LOSS, List.of());
        }

        /**
         * {@return this progress with the validation results of all finished epochs}
         *
         * @param losses the validation losses
         * @param selecting the metric that the best epoch is selected by
         * @param values its values on the validation split; NaN where nothing was counted
         */
        public TrainingProgress withValidation(List<Double> losses, Metric selecting, List<Double> values) {
            return new TrainingProgress(epoch, epochs, step, stepsPerEpoch, losses, selecting, values);
        }

        /** {@return the epoch, from 1} */
        public int epoch() {
            return epoch;
        }

        /** {@return the number of epochs in all} */
        public int epochs() {
            return epochs;
        }

        /** {@return the training step within all of training, from 1} */
        public int step() {
            return step;
        }

        /** {@return the number of steps in an epoch} */
        public int stepsPerEpoch() {
            return stepsPerEpoch;
        }

        /** {@return the validation loss of every finished epoch} */
        public List<Double> validationLosses() {
            return validationLosses;
        }

        /** {@return the metric that the best epoch is selected by, such as the accuracy} */
        public Metric selectingMetric() {
            return selectingMetric;
        }

        /** {@return the selecting metric's value on the validation split, for every finished epoch} */
        public List<Double> selectingValues() {
            return selectingValues;
        }

        /** {@return the finished share of training before this step, in [0, 1)} */
        public double progress() {
            return (step - 1) / (double) ((long) epochs * stepsPerEpoch);
        }
    }
}
