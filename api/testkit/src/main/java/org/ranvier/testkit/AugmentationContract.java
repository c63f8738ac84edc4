package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Philox;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Augmentation.Draws;
import org.ranvier.api.data.Augmentation.Variation;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/**
 * Contract of augmentations: samples of the same kind on the same channels at finite times, the same for the same
 * sample and draws, without a change to the sample that was given.
 */
public abstract class AugmentationContract extends ComponentContract<Augmentation> {

    private static final int CHANNELS = 6;
    private static final int TICKS = 30;

    /** For test classes to extend. */
    protected AugmentationContract() {}

    /** {@return the shape of raw samples} */
    protected List<Integer> shape() {
        return List.of(CHANNELS);
    }

    /**
     * {@return raw samples of that shape that it accepts, several of one class; by default events, from none to many}
     */
    protected List<Sample> samples() {
        return events();
    }

    /**
     * {@return samples of events on the channels of {@link #shape() shape}, ordered by time, some of them with values}
     */
    protected static List<Sample> events() {
        SplittableRandom random = new SplittableRandom(1);
        List<Sample> samples = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            int count = n * n;
            double[] times = DoubleStream.generate(() -> random.nextDouble(20))
                    .limit(count)
                    .sorted()
                    .toArray();
            int[] channels = IntStream.generate(() -> random.nextInt(CHANNELS))
                    .limit(count)
                    .toArray();
            double[] values = n % 3 == 2
                    ? DoubleStream.generate(() -> random.nextDouble(0.5, 2))
                            .limit(count)
                            .toArray()
                    : null;
            samples.add(new Sample.Events(CHANNELS, channels, times, values));
        }
        return samples;
    }

    /** {@return samples of frames of six channels} */
    protected static List<Sample> frames() {
        SplittableRandom random = new SplittableRandom(2);
        return IntStream.range(0, 8)
                .<Sample>mapToObj(n -> new Sample.Frames(
                        TICKS, CHANNELS, random.doubles(TICKS * CHANNELS).toArray()))
                .toList();
    }

    /** {@return samples of six numbers} */
    protected static List<Sample> values() {
        SplittableRandom random = new SplittableRandom(3);
        return IntStream.range(0, 8)
                .<Sample>mapToObj(
                        n -> new Sample.Values(random.doubles(CHANNELS).toArray(), new int[] {CHANNELS}))
                .toList();
    }

    /** {@return the time there is} */
    protected Window window() {
        return Window.of(0.5, 40);
    }

    @TestFactory
    final Stream<DynamicTest> theSameDrawsGiveTheSameSample() {
        return each(variation -> {
            List<String> first = texts(variation, 7);
            // In another order, so that nothing can be left over from the sample before.
            List<Sample> samples = samples();
            List<String> again = IntStream.range(0, samples.size())
                    .mapToObj(n -> samples.size() - 1 - n)
                    .map(n -> text(variation.vary(samples.get(n), draws(7, n, samples))))
                    .toList();
            assertEquals(first, again.reversed(), "what it gives depends on more than the sample and the draws");
        });
    }

    @TestFactory
    final Stream<DynamicTest> theSampleThatIsGivenStaysAsItIs() {
        return each(variation -> {
            List<Sample> samples = samples();
            List<String> before =
                    samples.stream().map(AugmentationContract::text).toList();
            for (int n = 0; n < samples.size(); n++) {
                variation.vary(samples.get(n), draws(3, n, samples));
            }
            assertEquals(
                    before,
                    samples.stream().map(AugmentationContract::text).toList(),
                    "it changes the arrays of a sample, which others use too");
        });
    }

    @TestFactory
    final Stream<DynamicTest> kindAndChannelsStay() {
        return each(variation -> {
            List<Sample> samples = samples();
            for (int n = 0; n < samples.size(); n++) {
                Sample given = samples.get(n);
                Sample varied = variation.vary(given, draws(5, n, samples));
                assertEquals(given.getClass(), varied.getClass(), "another kind of sample");
                check(given, varied);
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> itVariesSomethingAndNotEveryEpochAlike() {
        return each(variation -> {
            List<String> given =
                    samples().stream().map(AugmentationContract::text).toList();
            List<List<String>> epochs = IntStream.rangeClosed(1, 8)
                    .mapToObj(seed -> texts(variation, seed))
                    .toList();
            assertFalse(
                    epochs.stream().allMatch(given::equals),
                    "it leaves every sample as it is; override settings() or samples()");
            assertTrue(epochs.stream().distinct().count() > 1, "every epoch is varied alike");
        });
    }

    @TestFactory
    final Stream<DynamicTest> aSampleWithoutAPartnerIsVariedToo() {
        return each(variation -> {
            List<Sample> samples = samples();
            for (int n = 0; n < samples.size(); n++) {
                check(samples.get(n), variation.vary(samples.get(n), draws(2, n, List.of(samples.get(n)))));
            }
        });
    }

    private static void check(Sample given, Sample varied) {
        switch (varied) {
            case Sample.Events events -> {
                int channels = ((Sample.Events) given).channels();
                assertEquals(channels, events.channels(), "another number of channels");
                assertAll(
                        () -> assertTrue(
                                Arrays.stream(events.channel()).allMatch(c -> c >= 0 && c < channels),
                                "an event is on none of the " + channels + " channels"),
                        () -> assertTrue(
                                Arrays.stream(events.timeMs()).allMatch(t -> t >= 0 && Double.isFinite(t)),
                                "an event has no time: " + Arrays.toString(events.timeMs())),
                        () -> assertTrue(
                                events.value() == null
                                        || Arrays.stream(events.value()).allMatch(Double::isFinite),
                                "an event has no value"));
            }
            case Sample.Values values -> {
                assertTrue(Arrays.equals(((Sample.Values) given).shape(), values.shape()), "another shape");
                assertTrue(Arrays.stream(values.values()).allMatch(Double::isFinite), "a value is no number");
            }
            case Sample.Frames frames -> {
                assertEquals(((Sample.Frames) given).channels(), frames.channels(), "another number of channels");
                assertEquals(
                        frames.ticks() * frames.channels(), frames.values().length, "frames and values do not fit");
                assertTrue(Arrays.stream(frames.values()).allMatch(Double::isFinite), "a value is no number");
            }
            case Sample.Waveform sound ->
                assertTrue(Arrays.stream(sound.amplitudes()).allMatch(Double::isFinite), "an amplitude is no number");
            default -> {} // of a kind that only its dataset and its encoder know
        }
    }

    private interface Check {
        void of(Variation variation);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream()
                .map(v -> dynamicTest(
                        v.toString(), () -> check.of(component().prepare(v.settings(), shape(), window()))));
    }

    private List<String> texts(Variation variation, long seed) {
        List<Sample> samples = samples();
        return IntStream.range(0, samples.size())
                .mapToObj(n -> text(variation.vary(samples.get(n), draws(seed, n, samples))))
                .toList();
    }

    /** Everything that a sample holds. */
    private static String text(Sample sample) {
        return switch (sample) {
            case Sample.Events(int channels, int[] channel, double[] timeMs, double[] value) ->
                channels + Arrays.toString(channel) + Arrays.toString(timeMs) + Arrays.toString(value);
            case Sample.Values(double[] values, int[] shape) -> Arrays.toString(values) + Arrays.toString(shape);
            case Sample.Frames(int ticks, int channels, double[] values) ->
                ticks + " " + channels + Arrays.toString(values);
            case Sample.Waveform(double[] amplitudes, double hertz) -> hertz + Arrays.toString(amplitudes);
            default -> sample.toString();
        };
    }

    private static Draws draws(long seed, int sample, List<Sample> ofItsClass) {
        return new Draws() {
            @Override
            public double uniform(int index) {
                return Philox.uniform(seed, 0, sample, index);
            }

            @Override
            public double normal(int index) {
                return Philox.normal(seed, 1, sample, index);
            }

            @Override
            public Optional<Sample> partner(int index) {
                int others = ofItsClass.size() - 1;
                if (others == 0) {
                    return Optional.empty();
                }
                int drawn = (int) (Philox.uniform(seed, 2, sample, index) * others);
                return Optional.of(ofItsClass.get(drawn < sample ? drawn : drawn + 1));
            }
        };
    }
}
