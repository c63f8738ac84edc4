package org.ranvier.api.learning;

import java.util.List;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * Contract of a schedule: the learning rate over training, as a factor on the rate of the experiment.
 *
 * <p>A schedule keeps no state: the factor is a pure function of where training stands and of the validation results so
 * far, so a resumed run goes on exactly as it would have.
 */
public interface Schedule extends Component {

    /** Returns the rule with these settings. */
    Rule rule(Settings settings);

    /** Rule that gives the factor of every step. */
    @FunctionalInterface
    interface Rule {

        /** Returns the factor of a step. */
        double factor(TrainingProgress moment);
    }

    /**
     * Progress of training and the validation results so far.
     *
     * @param epoch the epoch, from 1
     * @param epochs how many epochs there will be
     * @param step the training step within all of training, from 1
     * @param stepsPerEpoch how many steps an epoch has
     * @param validationLosses the validation loss of every finished epoch
     * @param validationAccuracies the validation accuracy of every finished epoch, a fraction; NaN where targets are no
     *     classes of whole samples
     */
    record TrainingProgress(
            int epoch,
            int epochs,
            int step,
            int stepsPerEpoch,
            List<Double> validationLosses,
            List<Double> validationAccuracies) {

        public TrainingProgress {
            validationLosses = List.copyOf(validationLosses);
            validationAccuracies = List.copyOf(validationAccuracies);
        }

        /** The finished share of training before this step, in [0, 1). */
        public double progress() {
            return (step - 1) / (double) ((long) epochs * stepsPerEpoch);
        }
    }
}
