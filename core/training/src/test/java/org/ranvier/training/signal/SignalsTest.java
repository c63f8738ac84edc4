package org.ranvier.training.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.training.signal.SignalSpec.Normalisation;

/** What is done to signals between a dataset and an encoder. */
class SignalsTest {

    /** Recordings whose sample is the number of its frame, and whose group is their number. */
    private record Ramps(double hertz, int... frames) implements Dataset.Split {

        @Override
        public int size() {
            return frames.length;
        }

        @Override
        public Example get(int index) {
            double[] ramp = IntStream.range(0, frames[index]).asDoubleStream().toArray();
            int[] labels = IntStream.range(0, frames[index]).toArray();
            return Example.of(new Sample.Signal(1, hertz, ramp), new Target.ClassPerTick(labels))
                    .withGroup("recording " + index);
        }

        @Override
        public int labelOf(int index) {
            return -1;
        }
    }

    private static double[] frames(double hertz, double dtMs, double... values) {
        return new Resampling(hertz, dtMs)
                .frames(new Sample.Signal(1, hertz, values))
                .values();
    }

    @Test
    void longerTicksHaveTheMeanOfTheirFramesAndShorterOnesLieOnLines() {
        assertThat(frames(1000, 1, 3, 1, 2)).containsExactly(3, 1, 2);
        assertThat(frames(1000, 2, 1, 3, 5, 7, 9)).containsExactly(2, 6, 9);
        assertThat(frames(500, 1, 0, 2, 1)).containsExactly(0, 1, 2, 1.5, 1, 1);
    }

    @RepeatedTest(30)
    void aStraightLineStaysOneAtWhateverRateAndTick(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        double hertz = random.nextDouble(20, 5000);
        double dtMs = random.nextDouble(0.1, 20);
        int count = random.nextInt(2, 300);
        double frameMs = 1000 / hertz;
        double[] line = IntStream.range(0, count).mapToDouble(n -> n * frameMs).toArray();

        double[] ticks = frames(hertz, dtMs, line);

        double lengthMs = count * frameMs;
        assertThat(ticks.length * dtMs).isBetween(lengthMs - frameMs - dtMs, lengthMs + dtMs);
        for (int tick = 0; tick < ticks.length; tick++) {
            double at = Math.min(tick * dtMs, (count - 1) * frameMs);
            // The mean over a tick is that of its frames, which lie anywhere in it.
            assertThat(ticks[tick]).isCloseTo(at, within(dtMs > frameMs ? dtMs : 1e-6 * lengthMs));
        }
    }

    @Test
    void windowsStayWithTheirRecordingAndCoverItStepByStep() {
        Windows windows = new Windows(new Ramps(100, 10, 3, 25), new SignalSpec(Normalisation.NONE, 100, 0.5));

        assertThat(windows.size()).isEqualTo(1 + 1 + 4);
        assertThat(windows.of(new int[] {2, 0})).containsExactly(2, 3, 4, 5, 0);
        assertThat(IntStream.range(0, 6).mapToObj(windows::groupOf))
                .containsExactly(
                        "recording 0", "recording 1", "recording 2", "recording 2", "recording 2", "recording 2");
        Example third = windows.get(4);
        double[] ramp = IntStream.range(10, 20).asDoubleStream().toArray();
        assertThat(((Sample.Signal) third.sample()).values()).containsExactly(ramp);
        assertThat(((Target.ClassPerTick) third.target()).labels())
                .containsExactly(IntStream.range(10, 20).toArray());
        assertThat(((Sample.Signal) windows.get(1).sample()).frames()).isEqualTo(3);
    }

    @Test
    void spikesAreCutIntoWindowsThatReachTheLastOne() {
        Dataset.Split spikes = new Dataset.Split() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public Example get(int index) {
                return Example.of(
                        new Sample.Events(2, new int[] {0, 1, 0}, new double[] {5, 150, 210}, null),
                        new Target.ClassLabel(1));
            }

            @Override
            public int labelOf(int index) {
                return 1;
            }
        };
        Windows windows = new Windows(spikes, new SignalSpec(Normalisation.NONE, 100, 0));

        assertThat(windows.size()).isEqualTo(3);
        Sample.Events second = (Sample.Events) windows.get(1).sample();
        assertThat(second.channel()).containsExactly(1);
        assertThat(second.timeMs()).containsExactly(50);
        assertThat(windows.labelOf(2)).isEqualTo(1);
    }

    @Test
    void channelsAreScaledByWhatTheTrainingSamplesTell() {
        List<Sample> training = List.of(
                new Sample.Signal(2, 10, new double[] {0, 5, 4, 5}), new Sample.Signal(2, 10, new double[] {2, 5}));

        Scaling zScore = Scaling.fit(Normalisation.Z_SCORE, training);
        Scaling minMax = Scaling.fit(Normalisation.MIN_MAX, training);

        assertThat(zScore.offset()).containsExactly(2, 5);
        assertThat(zScore.scale()[0]).isCloseTo(Math.sqrt(8.0 / 3), within(1e-12));
        assertThat(zScore.scale()[1]).isEqualTo(1); // It never changes.
        Sample.Signal other = (Sample.Signal) minMax.apply(new Sample.Signal(2, 10, new double[] {6, 6}));
        assertThat(other.values()).containsExactly(1.5, 1);
    }

    @Test
    void spikesHaveNothingToNormalise() {
        Sample spikes = new Sample.Events(1, new int[0], new double[0], null);

        assertThatThrownBy(() -> Scaling.fit(Normalisation.Z_SCORE, List.of(spikes)))
                .hasMessageContaining("data.normalise: the samples are spikes");
    }

    @Test
    void anEncoderIsGivenFramesOnAClockAndTheClassOfEveryTick() {
        Prepared onTicks = new Prepared(new Ramps(100, 3), Scaling.NONE, Window.of(5, 8));
        Example example = onTicks.get(0);

        assertThat(((Sample.Frames) example.sample()).values()).containsExactly(0, 0.5, 1, 1.5, 2, 2);
        assertThat(((Target.ClassPerTick) example.target()).labels()).containsExactly(0, 0, 1, 1, 2, 2, -1, -1);
        assertThat(Arrays.asList(onTicks.groupOf(0), example.group())).containsOnly("recording 0");
    }
}
