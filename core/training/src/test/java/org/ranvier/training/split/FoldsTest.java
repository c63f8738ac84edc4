package org.ranvier.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.training.signal.SignalSpec;
import org.ranvier.training.split.DataSpec.Fold;
import org.ranvier.training.split.DataSpec.Over;
import org.ranvier.training.split.DataSpec.Share;

class FoldsTest {

    private static final int ALL = Integer.MAX_VALUE;
    private static final List<String> CLASSES = List.of("a", "b", "c", "d");

    @Test
    void foldsPartitionAnyDataAndDifferByOneSampleAtMostInAllAndInEveryClass() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            int folds = random.nextInt(2, 12);
            int[] labels = random.ints(random.nextInt(3 * folds, 300), 0, 4).toArray();
            LabelledData data = data(Map.of("train", labels), _ -> "");
            List<Integer> tested = new ArrayList<>();
            int[] sizes = new int[folds];
            int[][] ofClass = new int[4][folds];
            for (int fold = 1; fold <= folds; fold++) {
                Splits splits = new Splits(data, spec(fold, folds, false, null), random.nextLong());
                for (int index : splits.get("test").indices()) {
                    tested.add(index);
                    sizes[fold - 1]++;
                    ofClass[labels[index]][fold - 1]++;
                }
                assertDisjointAndComplete(splits, labels.length);
            }
            assertThat(tested)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, labels.length).boxed().toList());
            assertThat(difference(sizes)).isLessThanOrEqualTo(1);
            assertThat(List.of(ofClass))
                    .allSatisfy(
                            sizesOfClass -> assertThat(difference(sizesOfClass)).isLessThanOrEqualTo(1));
        }
    }

    @Test
    void everySeedHasTheSameFoldsAlsoOfALimitedNumberOfSamples() {
        LabelledData data = data(Map.of("train", labels(200)), _ -> "");
        for (int limit : new int[] {ALL, 50}) {
            DataSpec spec = new DataSpec(
                    null,
                    limit,
                    new Share(0.2, false),
                    new Share(0, false),
                    List.of(),
                    List.of(),
                    SignalSpec.NONE,
                    fold(2, 5, false, null));
            int[] one = new Splits(data, spec, 7).get("test").indices();
            assertThat(new Splits(data, spec, 8).get("test").indices()).isEqualTo(one);
            assertThat(one).hasSize(Math.min(200, limit) / 5);
        }
    }

    @Test
    void groupsStayWholeAndEveryOneIsTestedOnOnce() {
        // Groups of 1, 2, …, 20 samples.
        IntFunction<String> group = index -> Integer.toString((int) ((Math.sqrt(8.0 * index + 1) - 1) / 2));
        int count = 20 * 21 / 2;
        LabelledData data = data(Map.of("train", labels(count)), group);
        List<String> tested = new ArrayList<>();
        for (int fold = 1; fold <= 4; fold++) {
            Splits splits = new Splits(data, spec(fold, 4, true, null), fold);
            List<String> own = Arrays.stream(splits.get("test").indices())
                    .mapToObj(group)
                    .distinct()
                    .toList();
            tested.addAll(own);
            assertThat(Arrays.stream(splits.get("train").indices()).mapToObj(group))
                    .doesNotContainAnyElementsOf(own);
            assertThat(splits.get("test").size()).isBetween(count / 4 - 5, count / 4 + 5);
        }
        assertThat(tested).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aTestSplitOfTheDatasetIsKeptApartOrTakenInAsAskedFor() {
        LabelledData data = data(Map.of("train", labels(100), "test", labels(40)), _ -> "");
        assertThatThrownBy(() -> new Splits(data, spec(1, 5, false, null), 0))
                .hasMessageContaining("has a test split of its own")
                .hasMessageContaining("set data.fold.over=train")
                .hasMessageContaining("or data.fold.over=all");
        Splits apart = new Splits(data, spec(1, 5, false, Over.TRAIN), 0);
        assertThat(apart.get("test").size()).isEqualTo(20);
        assertThat(apart.get("official_test").size()).isEqualTo(40);
        Splits all = new Splits(data, spec(1, 5, false, Over.ALL), 0);
        assertThat(all.get("test").size()).isEqualTo(28);
        assertThat(all.has("official_test")).isFalse();
    }

    @Test
    void samplesThatValidateArePartOfTheFolds() {
        LabelledData data = data(Map.of("train", labels(100), "validation", labels(20)), _ -> "");
        Splits splits = new Splits(data, spec(1, 4, false, null), 0);
        assertThat(splits.get("test").size()).isEqualTo(30);
        assertThat(splits.get("train").size() + splits.get("validation").size()).isEqualTo(90);
    }

    @Test
    void foldsThatWouldBeEmptyAreRefused() {
        assertThatThrownBy(() -> new Splits(data(Map.of("train", labels(4)), _ -> ""), spec(1, 5, false, null), 0))
                .hasMessageContaining("there are 4 samples for 5 folds");
        assertThatThrownBy(() -> new Splits(data(Map.of("train", labels(40)), _ -> ""), spec(1, 5, true, null), 0))
                .hasMessageContaining("does not say which group a sample is from");
        assertThatThrownBy(() -> new Splits(
                        data(Map.of("train", labels(40)), index -> Integer.toString(index / 20)),
                        spec(1, 5, true, null),
                        0))
                .hasMessageContaining("there are 2 groups for 5 folds");
    }

    private static void assertDisjointAndComplete(Splits splits, int size) {
        List<Integer> all = new ArrayList<>();
        List.of("train", "validation", "test")
                .forEach(name -> Arrays.stream(splits.get(name).indices()).forEach(all::add));
        assertThat(all).hasSize(size).doesNotHaveDuplicates();
    }

    private static int difference(int[] sizes) {
        return Arrays.stream(sizes).max().orElseThrow()
                - Arrays.stream(sizes).min().orElseThrow();
    }

    private static int[] labels(int count) {
        return IntStream.range(0, count).map(n -> n % 4).toArray();
    }

    private static LabelledData data(Map<String, int[]> labels, IntFunction<String> groups) {
        return new LabelledData(CLASSES, labels, groups);
    }

    private static DataSpec spec(int number, int of, boolean ofGroups, Over over) {
        return new DataSpec(
                null,
                ALL,
                new Share(0.2, false),
                new Share(0, false),
                List.of(),
                List.of(),
                SignalSpec.NONE,
                fold(number, of, ofGroups, over));
    }

    private static Optional<Fold> fold(int number, int of, boolean ofGroups, Over over) {
        return Optional.of(new Fold(of, number, ofGroups, Optional.ofNullable(over)));
    }
}
