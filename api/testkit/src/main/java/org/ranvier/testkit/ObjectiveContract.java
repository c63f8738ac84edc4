package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Clock;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

/** Checks an objective: its gradient against finite differences, its prediction, and its metrics. */
public abstract class ObjectiveContract extends ComponentContract<Objective> {

    /** For test classes to extend. */
    protected ObjectiveContract() {}

    /** {@return the shape of the output that it scores} */
    protected OutputShape shape() {
        return OutputShape.clocked(3, 6, 0.5, true);
    }

    /** {@return targets that it accepts} */
    protected List<Target> targets() {
        return List.of(new Target.ClassLabel(0), new Target.ClassLabel(2));
    }

    /**
     * {@return the output of one sample; graded, as a gradient needs outputs between spike and none}
     *
     * @param random what it is drawn from
     */
    protected double[] output(SplittableRandom random) {
        return random.doubles(
                        shape().neurons() * shape().clock().map(Clock::ticks).orElse(1), 0, 1)
                .toArray();
    }

    @TestFactory
    final Stream<DynamicTest> gradientsAreSlopes() {
        return each((criterion, target, random) -> {
            double[] output = output(random);
            double[] gradient = new double[output.length];
            Score score = criterion.score(output, target, gradient);
            assertEquals(score, criterion.score(output, target, null), "the score without a gradient");
            assertTrue(
                    score.predicted() >= -1 && score.predicted() < shape().neurons(),
                    "class " + score.predicted() + " is predicted");
            for (int n = 0; n < output.length; n++) {
                int index = n;
                Slopes.check(
                        "output " + n,
                        gradient[n],
                        x -> {
                            double[] changed = output.clone();
                            changed[index] = x;
                            return criterion.score(changed, target, null).loss();
                        },
                        output[n]);
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> scoresContributeToTheMetricsThatAreDeclared() {
        return each((criterion, target, random) -> {
            List<Metric> metrics = criterion.metrics(target);
            assertFalse(metrics.isEmpty(), "no metric selects the best epoch");
            Set<String> names = metrics.stream().map(Metric::name).collect(Collectors.toSet());
            assertEquals(metrics.size(), names.size(), "metrics share a name: " + metrics);
            Score score = criterion.score(output(random), target, null);
            assertTrue(metrics.containsAll(score.contributed()), score + " contributes to others than " + metrics);
            for (Metric metric : metrics) {
                boolean own = !metric.equals(Metric.LOSS) && !metric.equals(Metric.ACCURACY);
                assertEquals(own, score.contributed().contains(metric), "a contribution to " + metric);
                assertTrue(Double.isFinite(score.sum(metric)), metric + " is " + score.sum(metric));
            }
        });
    }

    private interface Check {
        void of(Criterion criterion, Target target, SplittableRandom random);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream()
                .map(variant -> dynamicTest(variant.toString(), () -> {
                    Criterion criterion = component().criterion(variant.settings(), shape());
                    SplittableRandom random = new SplittableRandom(1);
                    for (Target target : targets()) {
                        for (int n = 0; n < 5; n++) {
                            check.of(criterion, target, random);
                        }
                    }
                }));
    }
}
