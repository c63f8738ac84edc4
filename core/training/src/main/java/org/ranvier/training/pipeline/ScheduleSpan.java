package org.ranvier.training.pipeline;

import java.util.stream.IntStream;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Schedule.Rule;
import org.ranvier.api.learning.Schedule.TrainingProgress;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.plan.Schedules;
import org.ranvier.training.split.Splits;

/**
 * The epochs over which goes what follows the progress of training: schedules such as cosine, widths of kernels, the
 * share of synapses that drop. After them it stays as it was in the last of them. Schedules that do not ask how many
 * epochs there are go on.
 *
 * @param epochs how many, at least one
 * @param stepsPerEpoch how many steps an epoch has
 */
public record ScheduleSpan(int epochs, int stepsPerEpoch) {

    public static ScheduleSpan of(Pipeline pipeline) {
        ExperimentSpec.Training training = pipeline.spec().training();
        int samples = pipeline.splits().get(Splits.TRAIN).size();
        return new ScheduleSpan(training.scheduleEpochs(), Math.ceilDiv(samples, training.batch()));
    }

    /** Returns a span of the given number of epochs, with as many steps per epoch as this one. */
    public ScheduleSpan over(int others) {
        return new ScheduleSpan(others, stepsPerEpoch);
    }

    /** The finished share of training at the start of an epoch. */
    public double progress(int epoch) {
        return (double) (Math.min(epoch, epochs) - 1) / epochs;
    }

    /**
     * Returns the progress of training at a step, for schedules that depend on it.
     *
     * @param step the step within all of training, from 1
     */
    public TrainingProgress moment(int epoch, int step, ValidationHistory history) {
        return TrainingProgress.at(epoch, epochs, step, stepsPerEpoch)
                .withValidation(history.losses(), history.selecting(), history.values());
    }

    /** A rule that keeps to the span. */
    public Rule keeping(Rule rule) {
        return governs(rule) ? moment -> rule.factor(within(moment)) : rule;
    }

    /** A moment that stands still at the end of the span. */
    public TrainingProgress within(TrainingProgress moment) {
        return moment.epoch() <= epochs
                ? moment
                : TrainingProgress.at(epochs, epochs, epochs * stepsPerEpoch, stepsPerEpoch)
                        .withValidation(moment.validationLosses(), moment.selectingMetric(), moment.selectingValues());
    }

    /**
     * Whether a rule asks how many epochs there are: it is a pure function, so it can be asked what it would do with
     * one more.
     */
    private boolean governs(Rule rule) {
        return differs(rule, over(epochs + 1), over(epochs + 2), ValidationHistory.zeros(epochs), epochs + 1);
    }

    /**
     * Whether a rule would have had other factors in the first epochs with this span than with another.
     *
     * @param history of these epochs
     */
    public boolean differsFrom(ScheduleSpan other, Rule rule, ValidationHistory history) {
        return differs(rule, this, other, history, history.epochs());
    }

    /**
     * Returns whether a scalar that follows progress epoch by epoch, such as the width of a kernel, would have had
     * other values in the first {@code done} epochs with this span than with another.
     */
    public boolean differsFrom(ScheduleSpan other, KernelRule.ScheduledScalar scalar, int done) {
        return IntStream.rangeClosed(1, done)
                .anyMatch(
                        epoch -> Schedules.at(scalar, progress(epoch)) != Schedules.at(scalar, other.progress(epoch)));
    }

    private static boolean differs(Rule rule, ScheduleSpan one, ScheduleSpan two, ValidationHistory history, int done) {
        return IntStream.rangeClosed(1, done).anyMatch(epoch -> {
            ValidationHistory before = history.before(epoch);
            int last = epoch * one.stepsPerEpoch;
            return IntStream.rangeClosed(last - one.stepsPerEpoch + 1, last)
                    .anyMatch(step -> rule.factor(one.moment(epoch, step, before))
                            != rule.factor(two.moment(epoch, step, before)));
        });
    }
}
