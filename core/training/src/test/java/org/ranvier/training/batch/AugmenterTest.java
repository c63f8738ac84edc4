package org.ranvier.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Augmentation.Draws;
import org.ranvier.api.data.Augmentation.Variation;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.config.tree.Place;
import org.ranvier.training.batch.Augmenter.Step;
import org.ranvier.training.component.Components.Source;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.split.Splits;

class AugmenterTest {

    private static final int SAMPLES = 40;

    /** Samples 10, 11, … of a dataset, so that places in the part and in the split differ. */
    private static final Splits.Part PART =
            new Splits.Part(new Numbered(), IntStream.range(10, 10 + SAMPLES).toArray());

    @Test
    void whatIsDrawnDependsOnTheSampleAndTheEpochAndNotOnTheOrder() {
        Augmenter augmenter = augmenter(1, noise());
        double[] first = all(augmenter, 3, false);
        assertThat(all(augmenter, 3, true)).containsExactly(first);
        assertThat(all(augmenter(1, noise()), 3, false)).containsExactly(first);
        assertThat(all(augmenter, 4, false)).isNotEqualTo(first);
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(SAMPLES);
    }

    @Test
    void twoOfTheSameTypeDrawDifferently() {
        double[] once = all(augmenter(1, noise()), 1, false);
        double[] twice = all(augmenter(1, noise(), noise()), 1, false);
        for (int n = 0; n < SAMPLES; n++) {
            double number = 10 + n;
            assertThat(twice[n] - number).isNotEqualTo(2 * (once[n] - number));
        }
    }

    @Test
    void aPartnerIsAnyOtherSampleOfTheClassAndNeverTheSampleItself() {
        Set<Integer> partners = new HashSet<>();
        Augmenter augmenter = augmenter(1, (sample, draws) -> {
            for (int n = 0; n < 200; n++) {
                partners.add((int) number(draws.partner(n).orElseThrow()));
            }
            return sample;
        });
        augmenter.vary(PART.get(2), 12, 1, InputCheckTest.NAMED);
        assertThat(partners)
                .as("samples of class 0 among 10 to 49, but for 12 itself")
                .containsExactlyInAnyOrderElementsOf(IntStream.range(10, 50)
                        .filter(n -> n % 4 == 0 && n != 12)
                        .boxed()
                        .toList());
    }

    @Test
    void aProbabilityIsTheShareOfSamplesThatAreVaried() {
        double[] halfOfThem = all(augmenter(0.5, noise()), 1, false);
        long varied =
                IntStream.range(0, SAMPLES).filter(n -> halfOfThem[n] != 10 + n).count();
        assertThat(varied).isBetween(10L, 30L);
        assertThat(all(augmenter(0, noise()), 1, false)[0]).isEqualTo(10);
    }

    @Test
    void whatMovesInTimeIsRefusedWhereTheTargetTellsWhen() {
        Example perTick = Example.of(PART.get(0).sample(), new Target.ClassPerTick(new int[] {0, 1}));
        assertThatThrownBy(() -> augmenter(1, noise()).vary(perTick, 10, 1, InputCheckTest.NAMED))
                .hasMessageContaining(
                        "augmentation 'test' moves samples in time, and the target is a class at every tick");
        Variation keeping = new Variation() {
            @Override
            public Sample vary(Sample sample, Draws draws) {
                return sample;
            }

            @Override
            public boolean keepsTime() {
                return true;
            }
        };
        assertThat(augmenter(1, keeping)
                        .vary(perTick, 10, 1, InputCheckTest.NAMED)
                        .target())
                .isSameAs(perTick.target());
    }

    @Test
    void whatIsNoNumberIsBlamedOnTheAugmentation() {
        Variation wrong = (_, _) -> new Sample.Values(new double[] {Double.NaN}, new int[] {1});
        assertThatThrownBy(() -> augmenter(1, wrong).vary(PART.get(0), 10, 1, InputCheckTest.NAMED))
                .hasMessageContaining("augmentation 'test' gives the value NaN");
    }

    @Test
    void encodingsOfVariedSamplesAreNeverKeptAndNeverServedToOthers() {
        Batches batches = new Batches(new Copied(), InputCheckTest.NAMED, List.of(), Encoder.Window.of(1, 4), 7);
        int[] places = IntStream.range(0, SAMPLES).toArray();
        double[] plain = values(batches.encode(PART, places, 0));
        double[] varied = values(batches.encode(PART, places, 1, augmenter(1, noise())));
        double[] again = values(batches.encode(PART, places, 2, augmenter(1, noise())));
        assertThat(varied).isNotEqualTo(plain);
        assertThat(again).isNotEqualTo(varied);
        assertThat(values(batches.encode(PART, places, 0))).containsExactly(plain);
    }

    private static double[] values(Batches.Batch batch) {
        SignalBatch.Events events = (SignalBatch.Events) batch.signal();
        return Arrays.copyOf(events.value(), SAMPLES);
    }

    private static Variation noise() {
        return (sample, draws) -> new Sample.Values(new double[] {number(sample) + draws.uniform(0)}, new int[] {1});
    }

    private static double number(Sample sample) {
        return ((Sample.Values) sample).values()[0];
    }

    private static double[] all(Augmenter augmenter, int epoch, boolean backwards) {
        double[] varied = new double[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            int place = backwards ? SAMPLES - 1 - n : n;
            Example example = augmenter.vary(PART.get(place), PART.indices()[place], epoch, InputCheckTest.NAMED);
            varied[place] = number(example.sample());
        }
        return varied;
    }

    private static Augmenter augmenter(double probability, Variation... variations) {
        List<Step> steps = Arrays.stream(variations)
                .map(variation -> new Step(component(variation), variation, probability))
                .toList();
        return new Augmenter(steps, PART, 7);
    }

    private static ConfiguredComponent<Augmentation> component(Variation variation) {
        Augmentation augmentation = new Augmentation() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String description() {
                return "a test";
            }

            @Override
            public Variation prepare(Settings settings, List<Integer> shape, Encoder.Window window) {
                return variation;
            }
        };
        return new ConfiguredComponent<>(
                augmentation,
                new Source.Own("a test"),
                Settings.of(augmentation.schema(), Map.of()),
                Map.of(),
                Set.of(),
                Place.of("augment[0]"));
    }

    /** Sample n is the number n, of class n modulo 4. */
    private record Numbered() implements Dataset.Split {

        @Override
        public int size() {
            return 100;
        }

        @Override
        public Example get(int index) {
            return Example.of(new Sample.Values(new double[] {index}, new int[] {1}), new Target.ClassLabel(index % 4));
        }

        @Override
        public int labelOf(int index) {
            return index % 4;
        }
    }

    /** The number as it is, at time 0. */
    private record Copied() implements Encoder.Encoding {

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public boolean graded() {
            return true;
        }

        @Override
        public void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
            sink.event(0, 0, number(sample));
        }
    }
}
