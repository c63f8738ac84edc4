package org.ranvier.plugins.augmentations.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Philox;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

class AugmentationTest {

    private static final Sample.Events THREE =
            new Sample.Events(10, new int[] {0, 5, 9}, new double[] {1, 10, 30}, null);

    @Test
    void aShiftMovesAllEventsAndLeavesOutThoseBeforeTheStart() {
        Sample.Events moved = events(new TimeShift(), Map.of("later", 10, "earlier", 10), THREE, draws(0.1));
        assertThat(moved.timeMs()).containsExactly(2, 22);
        assertThat(moved.channel()).containsExactly(5, 9);
    }

    @Test
    void framesMoveByWholeTicksAndZerosFollow() {
        Sample.Frames frames = new Sample.Frames(3, 2, new double[] {1, 2, 3, 4, 5, 6});
        assertThat(((Sample.Frames) vary(new TimeShift(), Map.of("later", 2), frames, draws(0.5))).values())
                .containsExactly(0, 0, 1, 2, 3, 4);
        assertThat(((Sample.Frames) vary(new TimeShift(), Map.of("later", 0, "earlier", 2), frames, draws(0.5)))
                        .values())
                .containsExactly(3, 4, 5, 6, 0, 0);
    }

    @Test
    void aStretchMultipliesTimes() {
        assertThat(events(new Stretch(), Map.of("most", 0.2), THREE, draws(0.75))
                        .timeMs())
                .containsExactly(new double[] {1.1, 11, 33}, within(1e-12));
    }

    @Test
    void stretchedFramesLieBetweenThoseThatThereWere() {
        Sample.Frames frames = new Sample.Frames(4, 1, new double[] {0, 1, 2, 3});
        // Half as fast again: f = 1.5.
        double[] slower =
                ((Sample.Frames) vary(new Stretch(), Map.of("most", 0.5), frames, draws(1 - 0x1p-24))).values();
        assertThat(slower).containsExactly(new double[] {0, 2 / 3.0, 4 / 3.0, 2}, within(1e-6));
    }

    @Test
    void channelsMoveAlikeAndWhatLeavesThemIsLeftOut() {
        assertThat(events(new ChannelShift(), Map.of("most", 3), THREE, draws(0.99))
                        .channel())
                .containsExactly(3, 8);
        Sample.Frames frames = new Sample.Frames(2, 3, new double[] {1, 2, 3, 4, 5, 6});
        assertThat(((Sample.Frames) vary(new ChannelShift(), Map.of("most", 1), frames, draws(0.0))).values())
                .containsExactly(2, 3, 0, 5, 6, 0);
        assertThat(((Sample.Frames) vary(new ChannelShift(), Map.of("most", 9), frames, draws(0.0))).values())
                .containsOnly(0);
    }

    /** Four standard deviations of a binomial number of 20 000 trials. */
    @Test
    void theShareOfEventsThatAreDroppedIsThatAskedFor() {
        int count = 20_000;
        Sample.Events many = new Sample.Events(1, new int[count], new double[count], null);
        int kept =
                events(new DropEvents(), Map.of("share", 0.3), many, draws(7L)).channel().length;
        assertThat((double) kept / count).isCloseTo(0.7, within(4 * Math.sqrt(0.21 / count)));
    }

    /** Four standard deviations of a Poisson number. */
    @Test
    void addedEventsHaveTheRateAskedFor() {
        Sample.Events silent = new Sample.Events(50, new int[0], new double[0], null);
        double expected = 50 * 100 * 2.0;
        Augmentation.Variation variation = new AddEvents()
                .prepare(Settings.of(new AddEvents().schema(), Map.of("rate", 100)), List.of(50), Window.of(1, 2000));
        Sample.Events added = (Sample.Events) variation.vary(silent, draws(3L));
        assertThat((double) added.channel().length).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        int[] ofChannel = new int[50];
        Arrays.stream(added.channel()).forEach(c -> ofChannel[c]++);
        assertThat(Arrays.stream(ofChannel)).allSatisfy(n -> assertThat(n).isBetween(130, 270));
    }

    @Test
    void jitterStaysWithinTheChannels() {
        Sample.Events jittered = events(new ChannelJitter(), Map.of("sigma", 100), THREE, draws(5L));
        assertThat(Arrays.stream(jittered.channel())).allMatch(c -> c >= 0 && c < 10);
        assertThat(jittered.timeMs()).containsExactly(THREE.timeMs());
    }

    @Test
    void noiseHasTheStandardDeviationAskedFor() {
        Sample.Values zeros = new Sample.Values(new double[10_000], new int[] {10_000});
        double[] noisy = ((Sample.Values) vary(new Noise(), Map.of("sigma", 0.5), zeros, draws(11L))).values();
        double variance = Arrays.stream(noisy).map(x -> x * x).average().orElseThrow();
        assertThat(Math.sqrt(variance)).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(2 * 10_000)));
    }

    @Test
    void noiseStaysWithinBoundsWhereThereAreSome() {
        Sample.Values edge = new Sample.Values(new double[] {0, 1, 0, 1}, new int[] {4});
        Sample noisy = vary(new Noise(), Map.of("sigma", 5, "bounds", List.of(0, 1)), edge, draws(1L));
        assertThat(Arrays.stream(((Sample.Values) noisy).values())).allMatch(x -> x >= 0 && x <= 1);
        assertThatThrownBy(() -> vary(new Noise(), Map.of("sigma", 5, "bounds", List.of(1, 0)), edge, draws(1L)))
                .hasMessageContaining("bounds are a smaller and a larger number");
    }

    @Test
    void thePartnerIsMovedOntoTheSampleBeforeBothAreMixed() {
        Sample.Events partner = new Sample.Events(10, new int[] {2, 4}, new double[] {100, 120}, null);
        Sample.Events own = new Sample.Events(10, new int[] {5, 7}, new double[] {10, 20}, null);
        Sample.Events mixed = events(new Mix(), Map.of(), own, with(partner, n -> n % 2 == 0 ? 0.6 : 0.4));
        assertThat(mixed.channel()).as("channels 3 higher").containsExactly(5, 7);
        assertThat(mixed.timeMs()).as("times 95 ms earlier").containsExactly(10, 25);
    }

    @Test
    void numbersAreMixedByTheirShares() {
        Sample.Values own = new Sample.Values(new double[] {1, 2}, new int[] {2});
        Sample.Values partner = new Sample.Values(new double[] {5, 10}, new int[] {2});
        Sample mixed = vary(new Mix(), Map.of("share", 0.25), own, with(partner, n -> 0));
        assertThat(((Sample.Values) mixed).values()).containsExactly(2, 4);
    }

    @Test
    void whatCannotBeVariedIsRefusedByName() {
        Sample.Waveform sound = new Sample.Waveform(new double[10], 8000);
        assertThatThrownBy(() -> vary(new ChannelJitter(), Map.of("sigma", 1), sound, draws(0.0)))
                .hasMessageContaining("augmentation channel-jitter: it varies events, and this is a sound");
        assertThatThrownBy(() -> new AddEvents()
                        .prepare(
                                Settings.of(new AddEvents().schema(), Map.of("rate", 1)), List.of(5), Window.UNBOUNDED))
                .hasMessageContaining("without a simulated time there is no end");
    }

    private static Sample.Events events(
            Augmentation augmentation, Map<String, ?> settings, Sample sample, Augmentation.Draws draws) {
        return (Sample.Events) vary(augmentation, settings, sample, draws);
    }

    private static Sample vary(
            Augmentation augmentation, Map<String, ?> settings, Sample sample, Augmentation.Draws draws) {
        return augmentation
                .prepare(Settings.of(augmentation.schema(), settings), List.of(10), Window.of(1, 50))
                .vary(sample, draws);
    }

    private static Augmentation.Draws draws(double always) {
        return with(null, index -> always);
    }

    private static Augmentation.Draws draws(long seed) {
        return with(null, index -> Philox.uniform(seed, 0, 0, index));
    }

    private static Augmentation.Draws with(Sample partner, IntToDoubleFunction uniform) {
        return new Augmentation.Draws() {
            @Override
            public double uniform(int index) {
                return uniform.applyAsDouble(index);
            }

            @Override
            public double normal(int index) {
                return Philox.normal(1, 1, 1, index);
            }

            @Override
            public Optional<Sample> partner(int index) {
                return Optional.ofNullable(partner);
            }
        };
    }
}
