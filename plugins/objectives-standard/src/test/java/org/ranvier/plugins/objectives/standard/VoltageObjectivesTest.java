package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.objectives.standard.Scoring.assertGradient;
import static org.ranvier.plugins.objectives.standard.Scoring.assertUsageProblem;
import static org.ranvier.plugins.objectives.standard.Scoring.criterion;
import static org.ranvier.plugins.objectives.standard.Scoring.label;
import static org.ranvier.plugins.objectives.standard.Scoring.normals;
import static org.ranvier.plugins.objectives.standard.Scoring.voltages;

import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

/** The objectives that score a voltage with a softmax cross-entropy. */
class VoltageObjectivesTest {

    private static final double[] TWO_TICKS = {1, 0, 3, -4};

    static Stream<Objective> objectives() {
        return Stream.of(new SummedVoltage(), new MeanVoltage(), new MaxVoltage(), new SumOfSoftmax());
    }

    static Stream<Arguments> objectivesAndSeeds() {
        return objectives().flatMap(o -> IntStream.range(0, 10).mapToObj(seed -> Arguments.of(o, seed)));
    }

    @Test
    void sumsMeansAndMaximaByHand() {
        assertThat(score(new SummedVoltage(), Map.of(), 0).loss()).isCloseTo(Math.log1p(Math.exp(-8)), within(1e-15));
        assertThat(score(new MeanVoltage(), Map.of(), 0).loss()).isCloseTo(Math.log1p(Math.exp(-4)), within(1e-15));
        assertThat(score(new MaxVoltage(), Map.of(), 0).loss()).isCloseTo(Math.log1p(Math.exp(-3)), within(1e-15));
        assertThat(score(new SummedVoltage(), Map.of("scale", 0.5), 1).loss())
                .isCloseTo(4 + Math.log1p(Math.exp(-4)), within(1e-14));
        assertThat(score(new SummedVoltage(), Map.of(), 1).predicted()).isZero();
    }

    @ParameterizedTest
    @MethodSource("objectivesAndSeeds")
    void gradientsAgreeWithFiniteDifferences(Objective objective, int seed) {
        Random random = new Random(seed);
        int ticks = 1 + random.nextInt(12);
        int neurons = 2 + random.nextInt(6);
        assertGradient(
                criterion(objective, Map.of(), voltages(ticks, neurons)),
                normals(random, ticks * neurons, 1),
                label(random.nextInt(neurons)));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void enormousVoltagesDoNotOverflow(Objective objective) {
        double[] gradient = new double[4];
        Score score = criterion(objective, Map.of(), voltages(2, 2))
                .score(new double[] {1e6, -1e6, 1e6, -1e6}, label(1), gradient);
        assertThat(score.loss()).isFinite().isPositive();
        assertThat(score.predicted()).isZero();
        assertThat(gradient).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void refusesTargetsAndOutputsThatDoNotFit(Objective objective) {
        var criterion = criterion(objective, Map.of(), voltages(2, 2));
        assertUsageProblem(() -> criterion.score(TWO_TICKS, label(2), null), "class 2", "2 output neurons");
        assertUsageProblem(
                () -> criterion.score(TWO_TICKS, new Target.ClassPerTick(new int[2]), null),
                "objective " + objective.name(),
                "choose objective per-tick");
        assertUsageProblem(
                () -> criterion.score(TWO_TICKS, new Target.SpikeTrains(new int[0], new double[0]), null),
                "choose objective spike-train");
        assertUsageProblem(
                () -> criterion.score(TWO_TICKS, new Target.RealValues(new double[4]), null), "choose objective mse");
        assertUsageProblem(
                () -> criterion(objective, Map.of(), OutputShape.eventDriven(2)), "spike times", "on a clock");
    }

    private static Score score(Objective objective, Map<String, ?> settings, int label) {
        return criterion(objective, settings, voltages(2, 2)).score(TWO_TICKS, label(label), null);
    }
}
