package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.objectives.standard.Scoring.assertGradient;
import static org.ranvier.plugins.objectives.standard.Scoring.assertUsageProblem;
import static org.ranvier.plugins.objectives.standard.Scoring.criterion;
import static org.ranvier.plugins.objectives.standard.Scoring.label;
import static org.ranvier.plugins.objectives.standard.Scoring.normals;
import static org.ranvier.plugins.objectives.standard.Scoring.spikes;
import static org.ranvier.plugins.objectives.standard.Scoring.voltages;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

class SpikeTrainTest {

    /** Output spikes of an SRM network, and the gradient by them, computed independently. */
    @Test
    void agreesWithAnIndependentComputation() throws IOException {
        double[][] rows = Scoring.table("srm-output.csv");
        double[] output = new double[30];
        for (int t = 0; t < 10; t++) {
            System.arraycopy(rows[t], 0, output, 3 * t, 3);
        }
        double[] gradient = new double[30];
        var score = criterion(new SpikeTrain(), Map.of(), spikes(10, 3)).score(output, label(1), gradient);
        assertThat(score.loss()).isCloseTo(23.279329002963813, within(1e-10));
        assertThat(score.predicted()).isEqualTo(2);
        for (int t = 0; t < 10; t++) {
            for (int o = 0; o < 3; o++) {
                assertThat(gradient[3 * t + o]).isCloseTo(rows[t][3 + o], within(1e-10));
            }
        }
    }

    @Test
    void oneSurplusSpikeCostsTheEnergyOfTheKernel() {
        Target silence = new Target.SpikeTrains(new int[0], new double[0]);
        double[] spike = {1, 0, 0, 0};
        double alpha = 0;
        double exponential = 0;
        for (int k = 0; k < 4; k++) {
            double t = k * 0.5;
            alpha += Math.pow(t / 2 * Math.exp(1 - t / 2), 2) * 0.5 / 2;
            exponential += Math.exp(-t) * 0.5 / 2;
        }
        OutputShape shape = OutputShape.clocked(1, 4, 0.5, true);
        assertThat(criterion(new SpikeTrain(), Map.of("tau", 2), shape)
                        .score(spike, silence, null)
                        .loss())
                .isCloseTo(alpha, within(1e-15));
        assertThat(criterion(new SpikeTrain(), Map.of("tau", 2, "kernel", "exponential"), shape)
                        .score(spike, silence, null)
                        .loss())
                .isCloseTo(exponential, within(1e-15));
    }

    @Test
    void theAlphaKernelIsExactlyOneAtTau() {
        double[] train = {1, 0, 0};
        SpikeFilter.alpha(1, 1).apply(train, 1);
        assertThat(train[0]).isZero();
        assertThat(train[1]).isEqualTo(1);
    }

    @Test
    void theRightAnswerCostsNothing() {
        double[] output = {0, 1, 0, 1, 0, 0};
        double[] gradient = new double[6];
        var criterion = criterion(new SpikeTrain(), Map.of("window", List.of(0, 2)), spikes(3, 2));
        assertThat(criterion.score(output, label(1), gradient).loss()).isZero();
        assertThat(gradient).containsOnly(0);
        Target trains = new Target.SpikeTrains(new int[] {1, 1}, new double[] {0.25, 1});
        assertThat(criterion.score(output, trains, null).loss()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha", "exponential"})
    void gradientsAgreeWithFiniteDifferences(String kernel) {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            int ticks = 2 + random.nextInt(12);
            int neurons = 1 + random.nextInt(5);
            OutputShape shape = OutputShape.clocked(neurons, ticks, 0.25 + random.nextDouble(), true);
            var criterion = criterion(new SpikeTrain(), Map.of("kernel", kernel, "tau", 1.7), shape);
            assertGradient(criterion, normals(random, ticks * neurons, 1), label(random.nextInt(neurons)));
        }
    }

    /** ⟨F x, y⟩ = ⟨x, Fᵀ y⟩. */
    @RepeatedTest(5)
    void theAdjointFilterIsTheAdjoint(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] x = normals(random, 21, 1);
        double[] y = normals(random, 21, 1);
        double[] filtered = x.clone();
        double[] adjoint = y.clone();
        SpikeFilter filter = SpikeFilter.alpha(2, 1);
        filter.apply(filtered, 3);
        filter.applyAdjoint(adjoint, 3);
        assertThat(dot(filtered, y)).isCloseTo(dot(x, adjoint), within(1e-12));
    }

    /** One spike more than asked for: D² = Σ_t ε²[t] dt/τ. */
    @Test
    void spikeTrainsAreJudgedByTheirVanRossumDistance() {
        Target silence = new Target.SpikeTrains(new int[0], new double[0]);
        Criterion criterion = criterion(
                new SpikeTrain(), Map.of("tau", 2, "kernel", "exponential"), OutputShape.clocked(2, 2, 0.5, true));
        List<Metric> metrics = criterion.metrics(silence);

        Score score = criterion.score(new double[] {1, 0, 0, 0}, silence, null);

        assertThat(metrics).extracting(Metric::name).containsExactly("van_rossum_distance", "spike_count_error");
        assertThat(score.sum(metrics.getFirst())).isCloseTo(Math.sqrt((1 + Math.exp(-0.5)) / 4), within(1e-15));
        assertThat(score.count(metrics.getFirst())).isEqualTo(1);
        assertThat(score.sum(metrics.getLast())).isEqualTo(1);
        assertThat(score.count(metrics.getLast())).isEqualTo(2);
        assertThat(criterion.metrics(label(0))).containsExactly(Metric.ACCURACY);
    }

    /** A spike at the wrong tick is no error of counts, one spike too many and one too few of two neurons are two. */
    @Test
    void countsAreComparedNeuronByNeuron() {
        Target target = new Target.SpikeTrains(new int[] {0, 1}, new double[] {0, 0});
        Criterion criterion = criterion(new SpikeTrain(), Map.of(), spikes(3, 2));
        Metric counts = criterion.metrics(target).getLast();

        assertThat(criterion
                        .score(new double[] {0, 1, 1, 0, 0, 0}, target, null)
                        .sum(counts))
                .isZero();
        assertThat(criterion
                        .score(new double[] {1, 0, 1, 0, 0, 0}, target, null)
                        .sum(counts))
                .isEqualTo(2);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertUsageProblem(
                () -> criterion(new SpikeTrain(), Map.of(), voltages(3, 2)),
                "real values",
                "let the last population spike");
        for (List<Integer> window : List.of(List.of(3), List.of(2, 2), List.of(2, 1))) {
            assertUsageProblem(
                    () -> criterion(new SpikeTrain(), Map.of("window", window), spikes(3, 2)), "is not an interval");
        }
        assertUsageProblem(
                () -> criterion(new SpikeTrain(), Map.of("window", List.of(3, 6)), spikes(3, 2)), "holds no tick");
        assertUsageProblem(
                () -> criterion(new SpikeTrain(), Map.of("window", List.of(1, 4)), spikes(3, 2)),
                "goes on after the 3.0 ms simulated");
        var criterion = criterion(new SpikeTrain(), Map.of(), spikes(3, 2));
        for (Target outside : List.of(at(0, 3), at(0, -0.5), at(2, 0), at(-1, 0), at(0, Double.NaN))) {
            assertUsageProblem(() -> criterion.score(new double[6], outside, null), "lies outside");
        }
    }

    private static Target at(int neuron, double timeMs) {
        return new Target.SpikeTrains(new int[] {neuron}, new double[] {timeMs});
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
