package org.ranvier.hardware.brainscales2.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;

/** What the model of the chip does to spikes, weights, delays and thresholds, as far as it is configured to. */
class EmulatorTest {

    private static final Figures F = Figures.PUBLISHED;
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final int SAMPLES = 2000;

    /** One channel, an element on it, and a neuron that the element drives alone. */
    private static final ChipRouting CHAIN =
            new ChipRouting(1, new int[] {0}, new int[] {510}, new int[] {0}, new int[] {2, 2, 2, 2, 2, 2}, new int[6]);

    private static final Levels STRONG = new Levels(filled(6, 63), new double[] {80}, new double[] {2.6});

    @Test
    void aChipHasItsOwnFixedPatternOfThresholdsWithTheMeanAndSpreadConfigured() {
        Emulator one = new Emulator(F, Imperfections.PUBLISHED, 1);
        double[] pattern = pattern(one);
        assertThat(pattern).isEqualTo(pattern(new Emulator(F, Imperfections.PUBLISHED, 1)));
        assertThat(pattern).isNotEqualTo(pattern(new Emulator(F, Imperfections.PUBLISHED, 2)));
        // Within four standard errors, over the 512 circuits.
        assertThat(mean(pattern)).isCloseTo(0.13, within(4 * 0.08 / Math.sqrt(512)));
        assertThat(sd(pattern)).isCloseTo(0.08, within(4 * 0.08 / Math.sqrt(2 * 512)));
    }

    @Test
    void timeConstantsDifferFromCircuitToCircuitAsConfigured() {
        Emulator chip = new Emulator(exact(), new Imperfections(0, 0, 0.1, 0, 0, 0, 125, 64), 4);
        assertSpread(
                IntStream.range(0, F.circuits())
                        .mapToDouble(chip::time)
                        .map(Math::log)
                        .toArray(),
                0.1);
        double constant = chip.time(0);
        assertThat(Math.abs(constant - 1)).isGreaterThan(0.01);
        double t = latency(chip);
        assertThat(6 * 63 / 30.0 * t * Math.exp(-t / constant)).isCloseTo(2.6, within(1e-12));
    }

    @Test
    void synapsesDifferInStrengthAsConfigured() {
        Emulator chip = new Emulator(exact(), new Imperfections(0, 0, 0, 0.1, 0, 0, 125, 64), 4);
        double[] strengths = IntStream.range(0, F.circuits())
                .boxed()
                .flatMapToDouble(circuit -> IntStream.range(0, F.fanIn()).mapToDouble(k -> chip.strength(circuit, k)))
                .toArray();
        assertSpread(Arrays.stream(strengths).map(Math::log).toArray(), 0.1);
        assertThat(Arrays.stream(strengths).distinct().count()).isEqualTo(strengths.length);
        double together =
                IntStream.range(0, 6).mapToDouble(k -> chip.strength(0, k)).sum();
        double t = latency(chip);
        assertThat(together * 63 / 30.0 * t * Math.exp(-t)).isCloseTo(2.6, within(1e-12));
    }

    /** When the neuron of a chain spikes after its input has arrived, in tau. */
    private static double latency(Emulator chip) {
        Readout readout = run(chip, STRONG, 0, new double[] {10});
        return (readout.neuronsUs()[0] - readout.elementsUs()[0]) / F.tauUs();
    }

    /** Within four standard errors of mean 0 and of a standard deviation. */
    private static void assertSpread(double[] values, double sd) {
        assertThat(mean(values)).isCloseTo(0, within(4 * sd / Math.sqrt(values.length)));
        assertThat(sd(values)).isCloseTo(sd, within(4 * sd / Math.sqrt(2 * values.length)));
    }

    @Test
    void aTrialShiftsThresholdsAndAnotherShiftsThemOtherwise() {
        Imperfections noise = new Imperfections(0, 0, 0, 0, 0.04, 0, 125, 64);
        double[] shifts = IntStream.range(0, 500)
                .mapToDouble(trial -> thresholdSeen(new Emulator(exact(), noise, 7), trial) - 2.6)
                .toArray();
        assertThat(mean(shifts)).isCloseTo(0, within(4 * 0.04 / Math.sqrt(500)));
        assertThat(sd(shifts)).isCloseTo(0.04, within(4 * 0.04 / Math.sqrt(1000)));
        assertThat(thresholdSeen(new Emulator(exact(), noise, 7), 3) - 2.6).isEqualTo(shifts[3]);
    }

    @Test
    void delaysJitterFromSpikeToSpikeAboutTheirElement() {
        Imperfections noise = new Imperfections(0, 0, 0, 0, 0, 0.01, 125, 64);
        Figures unstamped = exact();
        double[] delays = run(new Emulator(unstamped, noise, 1), STRONG, 0, filled(SAMPLES, 10))
                .elementsUs();
        double[] tau = Arrays.stream(delays).map(us -> (us - 10) / F.tauUs()).toArray();
        assertThat(mean(tau)).isCloseTo(F.delayUs(80) / F.tauUs(), within(4 * 0.01 / Math.sqrt(SAMPLES)));
        assertThat(sd(tau)).isCloseTo(0.01, within(4 * 0.01 / Math.sqrt(2 * SAMPLES)));
    }

    @Test
    void spikesAreStampedInUnitsOfEightNanoseconds() {
        Readout readout = run(new Emulator(F, Imperfections.PUBLISHED, 1), STRONG, 0, filled(SAMPLES, 10));
        for (double us : DoubleStream.concat(Arrays.stream(readout.neuronsUs()), Arrays.stream(readout.elementsUs()))
                .toArray()) {
            assertThat(us / 0.008).isCloseTo(Math.rint(us / 0.008), within(1e-9));
        }
        assertThat(Arrays.stream(readout.neuronsUs()).distinct().count()).isGreaterThan(10);
    }

    @Test
    void aDelayElementHasTwoMicrosecondsAndAnEighthForEachCount() {
        for (int count : new int[] {50, 51, 250}) {
            Levels levels = new Levels(STRONG.weights(), new double[] {count}, STRONG.thresholds());
            double[] seen = run(new Emulator(F, Imperfections.PUBLISHED.withoutNoise(), 1), levels, 0, new double[] {8})
                    .elementsUs();
            assertThat(seen[0] - 8).isCloseTo(2 + count / 8.0, within(0.004 + 1e-12));
        }
    }

    @Test
    void aCounterOutOfReachIsRefusedAndNeverWrapped() {
        Emulator chip = new Emulator(F, Imperfections.PUBLISHED, 1);
        chip.place(CHAIN);
        for (double count : new double[] {49, 251, 306, 0, -1, 80.5, Double.NaN}) {
            Levels levels = new Levels(STRONG.weights(), new double[] {count}, STRONG.thresholds());
            assertThatThrownBy(() -> chip.write(levels))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("a delay has the counter " + count);
        }
    }

    @Test
    void aLevelBeyondSixBitsIsRefused() {
        Emulator chip = new Emulator(F, Imperfections.PUBLISHED, 1);
        chip.place(CHAIN);
        for (double level : new double[] {64, -64, 0.5, NEVER}) {
            assertThatThrownBy(() -> chip.write(new Levels(filled(6, level), STRONG.delays(), STRONG.thresholds())))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("a weight has the level " + level);
        }
    }

    @Test
    void aNetworkThatDoesNotFitIsRefusedWithTheLimit() {
        Emulator chip = new Emulator(F, Imperfections.PUBLISHED, 1);
        int[] none = new int[0];
        assertThatThrownBy(() ->
                        chip.place(new ChipRouting(1, IntStream.range(0, 513).toArray(), none, none, none, none)))
                .hasMessageContaining("513 circuits of 512");
        assertThatThrownBy(
                        () -> chip.place(new ChipRouting(1, new int[] {3}, new int[] {2}, new int[] {0}, none, none)))
                .hasMessageContaining("circuit 3 is taken twice");
        assertThatThrownBy(() -> chip.place(new ChipRouting(1, new int[] {0}, none, none, new int[129], new int[129])))
                .hasMessageContaining("129 inputs of 128");
        assertThatThrownBy(() -> chip.place(new ChipRouting(1, new int[] {0}, none, none, new int[] {1}, new int[1])))
                .hasMessageContaining("closes a loop");
    }

    @Test
    void eventsBeyondTheRateOfALinkAreDroppedAndCounted() {
        int channels = 40;
        int[] none = new int[0];
        Imperfections slow = new Imperfections(0, 0, 0, 0, 0, 0, 1, 8);
        Emulator chip = new Emulator(F, slow, 1);
        chip.place(new ChipRouting(channels, new int[] {0}, none, none, new int[] {39}, new int[1]));
        chip.write(new Levels(new double[] {63}, none(), new double[] {0.5}));
        // All at once: the buffer takes eight.
        Readout burst = chip.run(new Stimulus(0, 0, 1, filled(channels, 1)));
        assertThat(burst.droppedInputs()).isEqualTo(32);
        assertThat(burst.neuronsUs()).containsExactly(NEVER);
        // A µs apart: the link keeps up.
        Readout steady = chip.run(new Stimulus(
                0, 0, 1, IntStream.range(0, channels).mapToDouble(c -> c).toArray()));
        assertThat(steady.droppedInputs()).isZero();
        assertThat(steady.neuronsUs()[0]).isBetween(39.0, 50.0);
    }

    @Test
    void recordedEventsMayBeDroppedTooAndTheSpikeStillActs() {
        Emulator chip = new Emulator(F, new Imperfections(0, 0, 0, 0, 0, 0, 1e-6, 1), 1);
        chip.place(CHAIN);
        chip.write(STRONG);
        Readout readout = chip.run(new Stimulus(0, 0, 1, new double[] {8}));
        assertThat(readout.elementsUs()[0]).isEqualTo(20);
        assertThat(readout.neuronsUs()[0]).isEqualTo(NEVER);
        assertThat(readout.droppedOutputs()).isEqualTo(1);
    }

    @Test
    void whatHappensAfterTheSampleIsNotSeen() {
        Readout readout = run(new Emulator(F, Imperfections.PUBLISHED, 1), STRONG, 0, new double[] {175, NEVER});
        assertThat(readout.elementsUs()).containsOnly(NEVER);
        assertThat(readout.neuronsUs()).containsOnly(NEVER);
    }

    private static Figures exact() {
        return new Figures("exact", F.tauUs(), F.sampleUs(), 0, 30, 63, 2, 0.125, 50, 250, 512, 128, 128, true);
    }

    /** From when a neuron of known input spikes follows where its threshold was. */
    private static double thresholdSeen(Emulator chip, int trial) {
        Readout readout = run(chip, STRONG, trial, new double[] {10});
        double x = (readout.neuronsUs()[0] - readout.elementsUs()[0]) / F.tauUs();
        return 6 * 63 / 30.0 * x * Math.exp(-x);
    }

    private static Readout run(Emulator chip, Levels levels, int trial, double[] spikesUs) {
        chip.place(CHAIN);
        chip.write(levels);
        return chip.run(new Stimulus(5, trial, spikesUs.length, spikesUs));
    }

    private static double[] pattern(Emulator chip) {
        return IntStream.range(0, F.circuits()).mapToDouble(chip::pattern).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double sd(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] none() {
        return new double[0];
    }
}
