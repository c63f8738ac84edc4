package org.ranvier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.plan.TrainedNetwork;

/** What a network does, what it costs, and how sure it is. */
class ActivityTest {

    private static Nets wired(Nets nets) {
        return nets.population("hidden", 2)
                .synapses("hidden", "input", "hidden", false, new double[][] {
                    {0, 0, 1, 0}, {1, 0, 1, 2}, {0, 1, 1, 0}
                })
                .population("output", 1)
                .synapses("output", "hidden", "output", false, new double[][] {{0, 0, 1, 0}, {1, 0, 1, 0}});
    }

    private static Recording spikes(int[] hidden, int[] output) {
        return Recording.Ticks.of(2, 10, 1, new double[20])
                .withSpikeCounts(new java.util.LinkedHashMap<>(Map.of("hidden", hidden, "output", output)));
    }

    @Test
    void spikesAreCountedByNeuronAndOperationsBySynapse() {
        TrainedNetwork network = wired(Nets.of(2)).network();
        ActivityCounter counter = new ActivityCounter(network);
        // Two samples: three spikes on channel 0, one on channel 1.
        SignalBatch signal = new SignalBatch.Events(
                2, 2, new int[] {0, 3, 4}, new int[] {0, 1, 0, 0}, new double[4], new double[] {1, 1, 1, 1});

        counter.add(signal, spikes(new int[] {4, 0, 0, 0}, new int[] {1, 0}));
        Activity activity = counter.total();

        Activity.Layer hidden = activity.layers().getFirst();
        assertThat(hidden.perNeuron()).containsExactly(2, 0);
        assertThat(hidden.silentNeurons()).isEqualTo(0.5);
        assertThat(hidden.silentSamples()).isEqualTo(0.5);
        assertThat(activity.spikesPerNeuron()).isCloseTo(5 / 6.0, within(1e-12));
        // Channel 0 has two synapses, channel 1 one: 3 · 2 + 1 · 1; hidden neuron 0 has one: 4.
        assertThat(activity.traffic())
                .containsExactly(
                        new Activity.Traffic("hidden", true, 7, 60), new Activity.Traffic("output", true, 4, 40));
        // 11 operations in two samples.
        assertThat(EnergyModel.LOIHI.nanojoules(activity).orElseThrow()).isCloseTo(5.5 * 23.6e-3, within(1e-12));
        assertThat(EnergyModel.CMOS_45.nanojoules(activity).orElseThrow()).isCloseTo(5.5 * 0.9e-3, within(1e-12));
        assertThat(EnergyModel.CMOS_45.denseNanojoules(activity).orElseThrow()).isCloseTo(50 * 4.6e-3, within(1e-12));
    }

    @Test
    void valuesThatAreNoSpikesAreMultiplied() {
        ActivityCounter counter = new ActivityCounter(wired(Nets.graded(2)).network());
        SignalBatch signal = new SignalBatch.Frames(
                2, 2, 2, new double[] {0.5, 0, 0.2, 0.1, 0, 0, 0, 0}, new int[] {2, 2});

        counter.add(signal, spikes(new int[] {0, 0, 0, 0}, new int[] {0, 0}));
        Activity activity = counter.total();

        assertThat(activity.products()).isEqualTo(2 * 2 + 1);
        assertThat(activity.additions()).isZero();
        assertThat(EnergyModel.LOIHI.nanojoules(activity)).isEmpty();
        assertThat(EnergyModel.CMOS_45.nanojoules(activity).orElseThrow()).isCloseTo(2.5 * 4.6e-3, within(1e-12));
    }

    @Test
    void batchesAddUp() {
        TrainedNetwork network = wired(Nets.of(2)).network();
        ActivityCounter once = new ActivityCounter(network);
        ActivityCounter twice = new ActivityCounter(network);
        SignalBatch signal =
                new SignalBatch.Events(2, 2, new int[] {0, 1, 1}, new int[] {0}, new double[1], new double[] {1});
        once.add(signal, spikes(new int[] {1, 2, 3, 4}, new int[] {5, 6}));
        twice.add(signal, spikes(new int[] {1, 2, 3, 4}, new int[] {5, 6}));
        twice.add(signal, spikes(new int[] {1, 2, 3, 4}, new int[] {5, 6}));

        assertThat(twice.total().spikesPerNeuron()).isEqualTo(once.total().spikesPerNeuron());
        assertThat(twice.total().additions()).isEqualTo(2 * once.total().additions());
    }

    @Test
    void theLossesOfACrossEntropyGiveItsProbabilities() {
        Criterion crossEntropy = (output, target, gradient) -> {
            double sum = Math.exp(output[0]) + Math.exp(output[1]);
            int label = ((Target.ClassLabel) target).label();
            return Score.of(-Math.log(Math.exp(output[label]) / sum), 0);
        };
        Criterion squares = (output, target, gradient) -> Score.of(output[0] * output[0], 0);

        Optional<double[]> found = ClassProbabilities.of(crossEntropy, new double[] {Math.log(3), 0}, 2);

        assertThat(found.orElseThrow()).containsExactly(new double[] {0.75, 0.25}, within(1e-12));
        assertThat(ClassProbabilities.of(squares, new double[] {2, 0}, 2)).isEmpty();
    }

    @Test
    void theCalibrationErrorIsTheMeanGapBetweenConfidenceAndAccuracy() {
        double[] confidence = {0.95, 0.95, 0.55, 1.0};
        boolean[] right = {true, false, true, true};

        Calibration calibration = Calibration.of(confidence, right, 10);

        // Three answers of mean confidence 2.9 / 3, two of them right; one of 0.55, right.
        double expected = 3 / 4.0 * (2.9 / 3 - 2 / 3.0) + 1 / 4.0 * 0.45;
        assertThat(calibration.expectedError()).isCloseTo(expected, within(1e-12));
        assertThat(calibration.bins().getLast().count()).isEqualTo(3);
        assertThat(Calibration.of(new double[0], new boolean[0], 5).expectedError()).isNaN();
    }

    @Test
    void tracesAreTakenOutOfARecordingByNeuronAndSample() {
        TrainedNetwork network = wired(Nets.of(2)).network();
        // Two samples of two ticks, two neurons.
        double[] recorded = {1, 2, 3, 4, 5, 6, 7, 8};

        var traces = Trace.of(
                network.plan(), Map.of("hidden.u", recorded), 2, 1, Map.of("hidden", new int[] {1}));

        assertThat(traces).hasSize(1);
        assertThat(traces.getFirst().values()).containsExactly(6, 8);
        assertThat(Trace.usual(network.plan()))
                .containsExactly("hidden.spikes", "hidden.u", "output.spikes", "output.u");
    }
}
