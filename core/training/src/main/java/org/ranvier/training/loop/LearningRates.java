package org.ranvier.training.loop;

import java.util.EnumMap;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.Schedule.TrainingProgress;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.experiment.ParameterGroup;
import org.ranvier.training.number.Magnitudes;
import org.ranvier.training.pipeline.ScheduleSpan;

/** The learning rate of each group of parameters at each step. */
final class LearningRates {

    private final ExperimentSpec.Training training;
    private final Map<ParameterGroup, Schedule.Rule> rules = new EnumMap<>(ParameterGroup.class);

    /** @param span the epochs that schedules go over */
    LearningRates(ExperimentSpec.Training training, ScheduleSpan span) {
        this.training = training;
        training.schedules().forEach((group, schedule) -> {
            Schedule.Rule rule = schedule.component().rule(schedule.settings());
            rules.put(group, span.epochs() < training.epochs() ? span.keeping(rule) : rule);
        });
    }

    /** The rate, which single precision can hold. */
    double at(ParameterGroup group, TrainingProgress moment) {
        double factor = rules.get(group).factor(moment);
        if (!Double.isFinite(factor)) {
            ConfiguredComponent<Schedule> schedule = training.schedules().get(group);
            throw new RanvierException(Problem.plugin(
                    schedule.source().toString(),
                    TrainingStep.when(moment.epoch(), moment.step()),
                    "schedule '" + schedule.text() + "' gives the factor " + factor + " for the rate of "
                            + group.word(),
                    "choose other settings or another schedule, or mend the plugin"));
        }
        double rate = training.rates().of(group) * factor;
        if (Math.abs(rate) > Float.MAX_VALUE) {
            throw new RanvierException(Problem.run(
                    TrainingStep.when(moment.epoch(), moment.step()),
                    "the learning rate of " + group.word() + " is " + Magnitudes.beyondSingle(rate),
                    "lower the learning rates or the schedule's factors"));
        }
        return rate;
    }
}
