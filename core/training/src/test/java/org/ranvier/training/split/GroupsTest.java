package org.ranvier.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.training.signal.SignalSpec;

class GroupsTest {

    private static final List<String> SPEAKERS = List.of("anne", "bob", "carl", "dora");

    /** Example n of a split is of speaker n mod 4 and class n mod 3; its sample tells where it was. */
    private record Spoken(int size, int offset) implements Dataset.Split {

        @Override
        public Example get(int index) {
            return Example.of(
                            new Sample.Values(new double[] {offset + index}, new int[] {1}),
                            new Target.ClassLabel(labelOf(index)))
                    .withGroup(SPEAKERS.get(index % SPEAKERS.size()));
        }

        @Override
        public int labelOf(int index) {
            return index % 3;
        }
    }

    private final Dataset.Opened dataset = new Dataset.Opened() {
        @Override
        public Dataset.Description describe() {
            return Dataset.Description.of("spoken", List.of(1));
        }

        @Override
        public Map<String, Dataset.Split> splits() {
            Map<String, Dataset.Split> splits = new LinkedHashMap<>();
            splits.put("train", new Spoken(40, 0));
            splits.put("test", new Spoken(20, 100));
            return splits;
        }
    };

    @Test
    void whoIsTestedOnIsTakenFromAllSplits() {
        Splits splits = splits(false, List.of("bob"), List.of("dora"));
        assertThat(speakers(splits, "test")).containsExactly("dora");
        assertThat(splits.get("test").size()).isEqualTo(10 + 5);
        assertThat(speakers(splits, "validation")).containsExactly("bob");
        assertThat(speakers(splits, "train")).containsExactly("anne", "carl");
        assertThat(splits.get("train").size()).isEqualTo(20 + 10);
        assertEverythingOnce(splits);
    }

    @Test
    void namedOnlyForValidationTheyLeaveTheTestSplitAlone() {
        Splits splits = splits(false, List.of("bob", "carl"), List.of());
        assertThat(splits.get("test").size()).isEqualTo(20);
        assertThat(splits.get("validation").size()).isEqualTo(20);
        assertEverythingOnce(splits);
    }

    @Test
    void aShareOfWholeGroupsValidatesTheSameForOneSeed() {
        Splits splits = splits(true, List.of(), List.of());
        TreeSet<String> training = speakers(splits, "train");
        TreeSet<String> validating = speakers(splits, "validation");
        assertThat(validating).hasSize(2).doesNotContainAnyElementsOf(training);
        assertThat(speakers(splits(true, List.of(), List.of()), "validation")).isEqualTo(validating);
        assertEverythingOnce(splits);
    }

    @Test
    void aShareOfEveryClassValidatesOtherwise() {
        Splits splits = splits(false, List.of(), List.of());
        int[] labels = IntStream.range(0, splits.get("validation").size())
                .map(n -> ((Target.ClassLabel) splits.get("validation").get(n).target()).label())
                .sorted()
                .toArray();
        assertThat(labels).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
        assertEverythingOnce(splits);
    }

    @Test
    void groupsThatDoNotExistOrAreNamedTwiceAreRefusedTogether() {
        assertThatThrownBy(() -> splits(false, List.of("bob"), List.of("bob", "eve")))
                .hasMessageContaining("'bob' would both validate and be tested on")
                .hasMessageContaining("no example of spoken is from 'eve'; choose among anne, bob, carl, dora");
    }

    private Splits splits(boolean keepGroups, List<String> validation, List<String> test) {
        return new Splits(
                dataset,
                new DataSpec(
                        null,
                        Integer.MAX_VALUE,
                        new DataSpec.Share(0.3, keepGroups),
                        new DataSpec.Share(0, false),
                        validation,
                        test,
                        SignalSpec.NONE),
                5);
    }

    private static TreeSet<String> speakers(Splits splits, String name) {
        Splits.Part part = splits.get(name);
        TreeSet<String> speakers = new TreeSet<>();
        IntStream.range(0, part.size()).forEach(n -> speakers.add(part.get(n).group()));
        return speakers;
    }

    private static void assertEverythingOnce(Splits splits) {
        int[] seen = List.of("train", "validation", "test").stream()
                .flatMapToInt(name -> IntStream.range(0, splits.get(name).size())
                        .map(n -> (int) ((Sample.Values) splits.get(name).get(n).sample()).values()[0]))
                .sorted()
                .toArray();
        assertThat(seen)
                .containsExactly(IntStream.concat(IntStream.range(0, 40), IntStream.range(100, 120))
                        .toArray());
        assertThat(Arrays.stream(seen).distinct().count()).isEqualTo(seen.length);
    }
}
