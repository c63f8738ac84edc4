package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Target;

/** What the tests of all objectives share. */
final class Scoring {

    private static final double STEP = 1e-5;

    private Scoring() {}

    static Criterion criterion(Objective objective, Map<String, ?> settings, OutputShape shape) {
        return objective.criterion(Settings.of(objective.schema(), settings), shape);
    }

    static OutputShape voltages(int ticks, int neurons) {
        return OutputShape.clocked(neurons, ticks, 1, false);
    }

    static OutputShape spikes(int ticks, int neurons) {
        return OutputShape.clocked(neurons, ticks, 1, true);
    }

    static Target label(int label) {
        return new Target.ClassLabel(label);
    }

    static double[] normals(RandomGenerator random, int length, double sd) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> sd * random.nextGaussian());
        return values;
    }

    /** The gradient against central finite differences, to a relative error of 1e-6 in the Euclidean norm. */
    static void assertGradient(Criterion criterion, double[] output, Target target) {
        double[] gradient = new double[output.length];
        Arrays.fill(gradient, Double.NaN);
        double loss = criterion.score(output, target, gradient).loss();
        assertThat(criterion.score(output, target, null).loss()).isEqualTo(loss);
        double error = 0;
        double norm = 0;
        for (int i = 0; i < output.length; i++) {
            double[] moved = output.clone();
            moved[i] = output[i] + STEP;
            double above = criterion.score(moved, target, null).loss();
            moved[i] = output[i] - STEP;
            double below = criterion.score(moved, target, null).loss();
            double difference = (above - below) / (2 * STEP) - gradient[i];
            error += difference * difference;
            norm += gradient[i] * gradient[i];
        }
        assertThat(norm).isPositive();
        assertThat(Math.sqrt(error / norm)).isLessThan(1e-6);
    }

    static void assertUsageProblem(ThrowableAssert.ThrowingCallable action, String... fragments) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(RanvierException.class, e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
                    assertThat(problem.remedy()).isNotEmpty();
                })
                .hasMessageContainingAll(fragments);
    }

    /** A table of numbers among the test resources. */
    static double[][] table(String name) throws IOException {
        try (InputStream in = Scoring.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(row -> Arrays.stream(row.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        }
    }
}
