package org.ranvier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The published values are those of Mészáros, Knight and Nowotny 2025, of two groups of 60. Their data are not published;
 * these have the same U, and ties as values that were rounded have. Without the correction for continuity, or without
 * ties, no data give p = 3.88e-21 for U = 3598.
 */
class RankSumTest {

    private static double[] numbers(double from, int count) {
        return IntStream.range(0, count).mapToDouble(n -> from + n).toArray();
    }

    private static double[] same(double value, int count) {
        return DoubleStream.generate(() -> value).limit(count).toArray();
    }

    private static double[] all(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
    }

    @Test
    void theDenseNetworksHaveThePublishedP() {
        double[] untrained = numbers(0, 60);
        // 59 above all of them, 8 of these equal; one that two are above.
        double[] trained = all(same(1000, 8), numbers(2000, 51), same(57.5, 1));

        RankSum test = RankSum.of(trained, untrained);

        assertThat(test.u()).isEqualTo(3598);
        assertThat(test.p()).isCloseTo(3.88e-21, within(0.005e-21));
        assertThat(test.exact()).isFalse();
    }

    @Test
    void theSparseNetworksHaveThePublishedP() {
        double[] untrained = numbers(0, 60);
        // 7 below all of them, one that 11 are above, 52 above all, among them 11 and three pairs that are equal.
        double[] trained = all(
                numbers(-100, 7),
                same(48.5, 1),
                same(1000, 11),
                same(1001, 2),
                same(1002, 2),
                same(1003, 2),
                numbers(2000, 35));

        RankSum test = RankSum.of(trained, untrained);

        assertThat(test.u()).isEqualTo(3169);
        assertThat(test.p()).isCloseTo(6.69e-13, within(0.005e-13));
    }

    @Test
    void fixedStructureAndDelaysHaveThePublishedP() {
        double[] learnt = numbers(0, 60);
        // 2 above all of them, one above 46, one equal to the least, 56 below, 11 of these equal.
        double[] fixed =
                all(numbers(1000, 2), same(45.5, 1), same(0, 1), same(-1000, 11), numbers(-900, 45));

        RankSum test = RankSum.of(fixed, learnt);

        assertThat(test.u()).isEqualTo(166.5);
        assertThat(test.p()).isCloseTo(9.97e-18, within(0.005e-18));
    }

    @Test
    void smallGroupsWithoutTiesHaveAnExactP() {
        // All of three above all of four: 1 of the 35 ways to choose, in either direction.
        RankSum test = RankSum.of(new double[] {5, 6, 7}, new double[] {1, 2, 3, 4});

        assertThat(test.exact()).isTrue();
        assertThat(test.u()).isEqualTo(12);
        assertThat(test.p()).isCloseTo(2 / 35.0, within(1e-12));
    }

    @Test
    void exchangingTheGroupsKeepsP() {
        double[] first = {0.3, 0.1, 0.7, 0.4, 0.4, 1.1, 0.2, 0.9, 0.8};
        double[] second = {0.2, 0.5, 0.4, 0.6, 0.1, 0.0, 0.3, 0.35, 0.45, 0.7};

        RankSum one = RankSum.of(first, second);
        RankSum other = RankSum.of(second, first);

        assertThat(one.u() + other.u()).isEqualTo(90);
        assertThat(one.p()).isCloseTo(other.p(), within(1e-15));
    }
}
