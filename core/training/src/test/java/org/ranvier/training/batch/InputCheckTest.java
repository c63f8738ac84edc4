package org.ranvier.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder.SignalSink;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.training.batch.InputCheck.Origin;

class InputCheckTest {

    static final InputCheck NAMED =
            new InputCheck(new Origin("dataset 'd'", "data@1.0.0"), new Origin("encoder 'e'", "code@1.0.0"), 0);

    private static final InputCheck TWO_CLASSES = new InputCheck(NAMED.dataset(), NAMED.encoder(), 2);

    private static final Target LABEL = new Target.ClassLabel(0);

    private final List<Double> times = new ArrayList<>();
    private final SignalSink sink = NAMED.checked((channel, timeMs, value) -> times.add(timeMs), 3, 7);

    @Test
    void soundEventsPassOnAsTheyAre() {
        sink.spike(0, 1.5);
        sink.event(2, Double.POSITIVE_INFINITY, -3);
        sink.frame(4, new double[] {0, 2, 0}, 1);

        assertThat(times).containsExactly(1.5, Double.POSITIVE_INFINITY, 4.0);
    }

    @Test
    void anEncodersEventsAreRefusedByNameAndSample() {
        refused(
                () -> sink.spike(3, 1),
                "sample 7: plugin code@1.0.0: encoder 'e' gives an event on channel 3, and has 3");
        refused(
                () -> sink.spike(-1, 1),
                "sample 7: plugin code@1.0.0: encoder 'e' gives an event on channel -1, and has 3");
        refused(() -> sink.spike(1, Double.NaN), "encoder 'e' gives an event on channel 1 at the time NaN");
        refused(() -> sink.event(1, 2, Double.NaN), "encoder 'e' gives an event of value NaN on channel 1 at 2.0 ms");
        refused(() -> sink.event(1, 2, 1e39), "encoder 'e' gives an event of value 1.0E39 on channel 1 at 2.0 ms");
        refused(
                () -> sink.frame(0, new double[] {0, Double.NaN}, 1),
                "encoder 'e' gives an event of value NaN on channel 1 at 0.0 ms");
        assertThat(times).isEmpty();
    }

    @Test
    void aDatasetsSamplesAreRefusedByNameAndPlace() {
        sample(
                new Sample.Values(new double[] {0, Double.NaN}, new int[] {2}),
                LABEL,
                "dataset 'd' gives the value NaN at place 1");
        sample(new Sample.Frames(1, 1, new double[] {1e40}), LABEL, "dataset 'd' gives the value 1.0E40 at place 0");
        sample(
                new Sample.Waveform(new double[] {Double.POSITIVE_INFINITY}, 8000),
                LABEL,
                "the amplitude Infinity at place 0");
        sample(new Sample.Events(2, new int[] {1}, new double[] {Double.NaN}, null), LABEL, "the time NaN at place 0");
        sample(
                new Sample.Events(2, new int[] {2}, new double[] {1}, null),
                LABEL,
                "an event on channel 2, and there are 2");
        sample(
                new Sample.Events(2, new int[] {1}, new double[] {1}, new double[] {Double.NaN}),
                LABEL,
                "the value NaN at place 0");
        Sample sound = new Sample.Values(new double[] {0}, new int[] {1});
        sample(sound, new Target.RealValues(new double[] {1, Double.NaN}), "the target value NaN at place 1");
        sample(
                sound,
                new Target.SpikeTrains(new int[] {0}, new double[] {Double.NaN}),
                "the target time NaN at place 0");
        NAMED.check(Example.of(sound, LABEL), 7);
    }

    @Test
    void aClassIsOneOfThoseThatTheDatasetDeclares() {
        Sample sound = new Sample.Values(new double[] {0}, new int[] {1});
        String declares = ", and declares the classes 0 to 1";
        sample(sound, new Target.ClassLabel(2), "dataset 'd' gives class 2" + declares);
        sample(sound, new Target.ClassLabel(-1), "dataset 'd' gives class -1" + declares);
        sample(sound, new Target.ClassPerTick(new int[] {1, -1, 3}), "dataset 'd' gives class 3" + declares);
        sample(sound, new Target.ClassPerTick(new int[] {-2}), "dataset 'd' gives class -2" + declares);
        TWO_CLASSES.check(Example.of(sound, new Target.ClassPerTick(new int[] {1, -1, 0})), 7);
        NAMED.check(Example.of(sound, new Target.ClassLabel(5)), 7);
    }

    private static void sample(Sample sample, Target target, String sentence) {
        refused(() -> TWO_CLASSES.check(Example.of(sample, target), 7), sentence);
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.PLUGIN))
                .hasMessageStartingWith("sample 7: plugin ")
                .hasMessageContaining(sentence + "; ");
    }
}
