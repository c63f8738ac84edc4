package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.data.Metric;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.Schedule.TrainingProgress;

/** Contract of schedules: finite factors from 0 on that follow from the progress alone, so that runs can be resumed. */
public abstract class ScheduleContract extends ComponentContract<Schedule> {

    /** For test classes to extend. */
    protected ScheduleContract() {}

    /**
     * A training.
     *
     * @param course what the validation results do
     */
    private record Training(int epochs, int stepsPerEpoch, Course course) {

        private enum Course {
            FALLING,
            RISING,
            LEVEL,
            UNDEFINED,
            NOISY
        }

        List<TrainingProgress> steps() {
            List<TrainingProgress> steps = new ArrayList<>();
            List<Double> results = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(epochs);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                for (int step = 1; step <= stepsPerEpoch; step++) {
                    steps.add(TrainingProgress.at(epoch, epochs, (epoch - 1) * stepsPerEpoch + step, stepsPerEpoch)
                            .withValidation(List.copyOf(results), Metric.LOSS, List.copyOf(results)));
                }
                results.add(
                        switch (course) {
                            case FALLING -> 1.0 / epoch;
                            case RISING -> (double) epoch;
                            case LEVEL -> 1.0;
                            case UNDEFINED -> Double.NaN;
                            case NOISY -> random.nextDouble();
                        });
            }
            return steps;
        }
    }

    @TestFactory
    final Stream<DynamicTest> factorsAreFiniteAndNotNegative() {
        return each((variant, training) -> {
            for (TrainingProgress moment : training.steps()) {
                double factor = rule(variant).factor(moment);
                assertTrue(
                        factor >= 0 && factor < Double.POSITIVE_INFINITY,
                        "in step " + moment.step() + " of epoch " + moment.epoch() + " the factor is " + factor);
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> someStepIsTaken() {
        return each((variant, training) -> assertTrue(
                training.steps().stream().anyMatch(moment -> rule(variant).factor(moment) > 0),
                "the factor is 0 throughout, so that nothing is learned"));
    }

    /** A rule that remembers is another one after a run was resumed. */
    @TestFactory
    final Stream<DynamicTest> resumedRunsHaveTheSameFactors() {
        return each((variant, training) -> {
            List<TrainingProgress> steps = training.steps();
            Schedule.Rule through = rule(variant);
            List<Double> factors = steps.stream().map(through::factor).toList();
            Schedule.Rule backwards = rule(variant);
            for (int n = steps.size() - 1; n >= 0; n--) {
                String where = "step " + steps.get(n).step() + " has another factor ";
                assertEquals(factors.get(n), rule(variant).factor(steps.get(n)), where + "in a run that begins there");
                assertEquals(factors.get(n), backwards.factor(steps.get(n)), where + "after later ones were asked for");
            }
        });
    }

    private interface Check {
        void of(Variant variant, Training training);
    }

    private Stream<DynamicTest> each(Check check) {
        List<Training> trainings = Stream.of(Training.Course.values())
                .flatMap(course ->
                        Stream.of(new Training(1, 1, course), new Training(3, 7, course), new Training(40, 2, course)))
                .toList();
        return variants().stream()
                .flatMap(variant -> trainings.stream()
                        .map(training -> dynamicTest(variant + ", " + training, () -> check.of(variant, training))));
    }

    private Schedule.Rule rule(Variant variant) {
        return component().rule(variant.settings());
    }
}
