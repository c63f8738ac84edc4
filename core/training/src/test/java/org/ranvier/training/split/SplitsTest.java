package org.ranvier.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.training.signal.SignalSpec;
import org.ranvier.training.split.DataSpec.Share;

class SplitsTest {

    private static final int ALL = Integer.MAX_VALUE;
    private static final List<String> CLASSES = List.of("a", "b");

    @Test
    void aShareOfTheTrainingSplitTestsWhereThereIsNoTestSplit() {
        Splits splits = splits(data(0.25, ALL), 7, Map.of("train", 200));
        assertThat(sizes(splits)).containsExactly(120, 30, 50);
        List<Integer> all = new ArrayList<>();
        for (String name : List.of("train", "validation", "test")) {
            Arrays.stream(splits.get(name).indices()).forEach(all::add);
        }
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).boxed().toList());
        assertThat(Arrays.stream(splits.get("test").indices())
                        .filter(i -> i % 2 == 0)
                        .count())
                .as("of class 0")
                .isEqualTo(25);
    }

    @Test
    void everySeedTestsOnTheSameSamples() {
        Splits one = splits(data(0.25, ALL), 7, Map.of("train", 200));
        Splits other = splits(data(0.25, ALL), 8, Map.of("train", 200));
        assertThat(other.get("test").indices()).isEqualTo(one.get("test").indices());
        assertThat(other.get("validation").indices())
                .isNotEqualTo(one.get("validation").indices());
    }

    @Test
    void aTestSplitOfTheDatasetCounts() {
        Splits splits = splits(data(0.25, ALL), 7, Map.of("train", 200, "test", 11));
        assertThat(sizes(splits)).containsExactly(160, 40, 11);
    }

    @Test
    void withoutEitherThereIsNoTest() {
        assertThat(splits(data(0, ALL), 7, Map.of("train", 200)).has("test")).isFalse();
    }

    @Test
    void wholeGroupsAreTestedOnWhereAskedFor() {
        DataSpec data = new DataSpec(
                null, ALL, new Share(0.2, true), new Share(0.25, true), List.of(), List.of(), SignalSpec.NONE);
        Splits splits = splits(data, 7, Map.of("train", 200));
        assertThat(sizes(splits)).containsExactly(100, 50, 50);
        List<Integer> groups = List.of("train", "validation", "test").stream()
                .flatMap(name -> Arrays.stream(splits.get(name).indices())
                        .map(index -> index / 50)
                        .distinct()
                        .boxed())
                .toList();
        assertThat(groups).as("the groups of all splits").containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void theLimitHoldsForEverySplit() {
        assertThat(sizes(splits(data(0.25, 20), 7, Map.of("train", 200)))).containsExactly(16, 4, 20);
    }

    @Test
    void everyClassWithSeveralSamplesIsLearnedAndLookedAt() {
        for (double share : new double[] {0.01, 0.2, 0.5, 0.85}) {
            Splits splits = splits(data(share, ALL), 7, Map.of("train", 20));
            for (String name : List.of("train", "validation", "test")) {
                assertThat(Arrays.stream(splits.get(name).indices())
                                .map(i -> i % 2)
                                .distinct()
                                .count())
                        .as(name + " " + share)
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void theOnlySampleOfAClassIsLearnedFrom() {
        Splits splits =
                new Splits(LabelledData.of(CLASSES, Map.of("train", new int[] {0, 0, 0, 0, 0, 0, 1})), data(0, ALL), 7);
        assertThat(splits.get("train").indices()).contains(6);
        assertThat(splits.get("validation").size()).isEqualTo(1);
    }

    @Test
    void aSplitThatCannotHaveASampleSaysWhy() {
        assertThatThrownBy(() -> splits(data(0, ALL), 7, Map.of("train", 2)))
                .hasMessageContaining("the validation split is empty; record more samples");
        assertThatThrownBy(() -> splits(data(0, 2), 7, Map.of("train", 20)))
                .hasMessageContaining("the validation split is empty; raise data.limit");
        assertThatThrownBy(() -> splits(data(0, ALL), 7, Map.of("train", 20, "test", 0)))
                .hasMessageContaining("the test split is empty; put samples into it, or leave it out");
        DataSpec whole = new DataSpec(
                null, ALL, new Share(0.2, false), new Share(0.2, true), List.of(), List.of(), SignalSpec.NONE);
        assertThatThrownBy(() -> splits(whole, 7, Map.of("train", 20)))
                .hasMessageContaining("the train split is empty; there are 1 groups, and shares consist of whole ones");
        assertThatThrownBy(() ->
                        new Splits(LabelledData.of(CLASSES, Map.of("train", new int[] {0, 0, 1, 1})), whole, 7))
                .hasMessageContaining("the train split is empty; the data does not say which group a sample is from");
    }

    private static DataSpec data(double test, int limit) {
        return new DataSpec(
                null, limit, new Share(0.2, false), new Share(test, false), List.of(), List.of(), SignalSpec.NONE);
    }

    private static int[] sizes(Splits splits) {
        return new int[] {
            splits.get("train").size(),
            splits.get("validation").size(),
            splits.get("test").size()
        };
    }

    /** Samples of two classes in turns, fifty from each group. */
    private static Splits splits(DataSpec data, long seed, Map<String, Integer> sizes) {
        Map<String, int[]> labels = new LinkedHashMap<>();
        sizes.forEach((name, size) -> labels.put(
                name, IntStream.range(0, size).map(index -> index % 2).toArray()));
        return new Splits(new LabelledData(CLASSES, labels, index -> Integer.toString(index / 50)), data, seed);
    }
}
