package org.ranvier.training.pipeline;

import java.util.Collections;
import java.util.List;
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

    /** As many epochs as given, of as many steps each. */
    public ScheduleSpan over(int others) {
        return new ScheduleSpan(others, stepsPerEpoch);
    }

    /** The finished share of training at the start of an epoch. */
    public double progress(int epoch) {
        return (double) (Math.min(epoch, epochs) - 1) / epochs;
    }

    /**
     * Where training stands for what follows its progress.
     *
     * @param step within all of training, from 1
     */
    public TrainingProgress moment(int epoch, int step, List<Double> losses, List<Double> accuracies) {
        return new TrainingProgress(epoch, epochs, step, stepsPerEpoch, losses, accuracies);
    }

    /** A rule that keeps to the span. */
    public Rule keeping(Rule rule) {
        return governs(rule) ? moment -> rule.factor(within(moment)) : rule;
    }

    /** A moment that stands still at the end of the span. */
    public TrainingProgress within(TrainingProgress moment) {
        return moment.epoch() <= epochs
                ? moment
                : new TrainingProgress(
                        epochs,
                        epochs,
                        epochs * stepsPerEpoch,
                        stepsPerEpoch,
                        moment.validationLosses(),
                        moment.validationAccuracies());
    }

    /**
     * Whether a rule asks how many epochs there are: it is a pure function, so it can be asked what it would do with
     * one more.
     */
    private boolean governs(Rule rule) {
        return differs(
                rule,
                over(epochs + 1),
                over(epochs + 2),
                Collections.nCopies(epochs, 0.0),
                Collections.nCopies(epochs, 0.0),
                epochs + 1);
    }

    /**
     * Whether a rule would have had other factors in the first epochs with this span than with another.
     *
     * @param losses the validation losses of these epochs
     * @param accuracies their validation accuracies
     */
    public boolean differsFrom(ScheduleSpan other, Rule rule, List<Double> losses, List<Double> accuracies) {
        return differs(rule, this, other, losses, accuracies, losses.size());
    }

    /** The same of what follows progress epoch by epoch, such as the width of a kernel. */
    public boolean differsFrom(ScheduleSpan other, KernelRule.ScheduledScalar scalar, int done) {
        return IntStream.rangeClosed(1, done)
                .anyMatch(
                        epoch -> Schedules.at(scalar, progress(epoch)) != Schedules.at(scalar, other.progress(epoch)));
    }

    private static boolean differs(
            Rule rule, ScheduleSpan one, ScheduleSpan two, List<Double> losses, List<Double> accuracies, int done) {
        return IntStream.rangeClosed(1, done).anyMatch(epoch -> {
            List<Double> before = List.copyOf(losses.subList(0, epoch - 1));
            List<Double> right = List.copyOf(accuracies.subList(0, epoch - 1));
            int last = epoch * one.stepsPerEpoch;
            return IntStream.rangeClosed(last - one.stepsPerEpoch + 1, last)
                    .anyMatch(step -> rule.factor(one.moment(epoch, step, before, right))
                            != rule.factor(two.moment(epoch, step, before, right)));
        });
    }
}
