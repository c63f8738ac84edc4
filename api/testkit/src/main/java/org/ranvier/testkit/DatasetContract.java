package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.api.data.Dataset.Description;
import org.ranvier.api.data.Dataset.Opened;
import org.ranvier.api.data.Dataset.Split;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Target;

/**
 * Contract of datasets: splits of examples that are what the description says, the same whenever and by however many
 * threads they are read, and missing files that are named.
 */
public abstract class DatasetContract extends ComponentContract<Dataset> {

    private static final int LOOKED_AT = 40;
    private static final Set<String> SPLITS = Set.of("train", "validation", "test");

    private static final DataFolders NONE = new DataFolders() {
        @Override
        public Optional<Path> find(String relative) {
            return Optional.empty();
        }

        @Override
        public List<Path> searched() {
            return List.of(Path.of("an-empty-folder"));
        }
    };

    /** For test classes to extend. */
    protected DatasetContract() {}

    /** {@return the folders in which the files of the test lie; by default there are none} */
    protected DataFolders folders() {
        return NONE;
    }

    @TestFactory
    final Stream<DynamicTest> splitsHaveExamples() {
        return each((opened, variant) -> {
            Map<String, Split> splits = opened.splits();
            assertTrue(splits.containsKey("train"), "there is no split 'train' among " + splits.keySet());
            assertTrue(SPLITS.containsAll(splits.keySet()), splits.keySet() + " has others than " + SPLITS);
            splits.forEach((name, split) -> assertTrue(split.size() > 0, "'" + name + "' has no examples"));
        });
    }

    @TestFactory
    final Stream<DynamicTest> theDescriptionIsComplete() {
        return each((opened, variant) -> {
            Description description = opened.describe();
            assertFalse(description.title().isBlank(), "there is no title");
            assertFalse(description.shape().isEmpty(), "the shape is empty");
            assertTrue(description.shape().stream().allMatch(n -> n > 0), "the shape is " + description.shape());
            assertEquals(
                    description.classes().size(),
                    Set.copyOf(description.classes()).size(),
                    "two classes share a name: " + description.classes());
            assertNotNull(opened.notes(), "notes() returns null");
            component().staticDescription(variant.settings()).ifPresent(known -> {
                assertEquals(known.shape(), description.shape(), "the shape that was known beforehand");
                List<String> numbers = IntStream.range(0, description.classes().size())
                        .mapToObj(Integer::toString)
                        .toList();
                // Numbers say how many there are, where the files have the names.
                assertTrue(
                        known.classes().equals(description.classes())
                                || known.classes().equals(numbers),
                        "the classes that were known beforehand are " + known.classes() + ", those of the files "
                                + description.classes());
            });
        });
    }

    @TestFactory
    final Stream<DynamicTest> examplesAreWhatTheDescriptionSays() {
        return each((opened, variant) -> {
            Description description = opened.describe();
            int size = description.shape().stream().reduce(1, Math::multiplyExact);
            forSome(opened, (split, index) -> {
                Example example = split.get(index);
                SampleText.fault(example.sample(), size).ifPresent(fault -> fail("example " + index + " has " + fault));
                assertNotNull(example.target(), "example " + index + " has no target");
                if (example.target() instanceof Target.ClassLabel(int label)) {
                    int classes = description.classes().size();
                    assertTrue(
                            label >= 0 && (label < classes || classes == 0),
                            "example " + index + " is of class " + label + " of " + classes);
                }
            });
        });
    }

    /** Splits by class and by group are made without reading samples. */
    @TestFactory
    final Stream<DynamicTest> labelsAndGroupsAreThoseOfTheExamples() {
        return each((opened, variant) -> forSome(opened, (split, index) -> {
            Example example = split.get(index);
            int label = example.target() instanceof Target.ClassLabel(int of) ? of : -1;
            assertEquals(label, split.labelOf(index), "the class of example " + index);
            assertEquals(example.group(), split.groupOf(index), "the group of example " + index);
        }));
    }

    @TestFactory
    final Stream<DynamicTest> examplesAreAlwaysTheSame() {
        return each((opened, variant) -> {
            try (Opened again = component().open(variant.settings(), folders())) {
                assertEquals(opened.splits().keySet(), again.splits().keySet(), "the splits, opened again");
                opened.splits().forEach((name, split) -> {
                    Split other = again.splits().get(name);
                    assertEquals(split.size(), other.size(), "the size of '" + name + "', opened again");
                    List<String> first = texts(split, some(split.size()), false);
                    assertEquals(
                            first.reversed(), texts(split, some(split.size()).reversed(), false), "read again");
                    assertEquals(first, texts(other, some(split.size()), false), "opened again");
                });
            }
        });
    }

    /** Training reads with several threads. */
    @TestFactory
    final Stream<DynamicTest> severalThreadsReadTheSame() {
        return each((opened, variant) -> opened.splits().forEach((name, split) -> {
            List<Integer> indices = some(split.size());
            List<String> alone = texts(split, indices, false);
            for (int n = 0; n < 5; n++) {
                assertEquals(alone, texts(split, indices, true), "'" + name + "', read by several threads");
            }
        }));
    }

    @TestFactory
    final Stream<DynamicTest> whatIsNoIndexHasNoExample() {
        return each((opened, variant) -> opened.splits().forEach((name, split) -> {
            for (int index : new int[] {-1, split.size()}) {
                boolean answered = true;
                try {
                    split.get(index);
                } catch (RuntimeException e) {
                    answered = false;
                }
                assertFalse(answered, "'" + name + "' has an example " + index + ", but " + split.size() + " in all");
            }
        }));
    }

    /** A dataset that reads files is told where none are. */
    @TestFactory
    final Stream<DynamicTest> filesThatAreMissingAreNamed() {
        return variants().stream()
                .map(variant -> dynamicTest(variant.toString(), () -> {
                    try (Opened opened = component().open(variant.settings(), NONE)) {
                        assertFalse(opened.splits().isEmpty(), "it opens without files, but is empty");
                    } catch (RanvierException e) {
                        for (Problem problem : e.problems()) {
                            assertEquals(Problem.Kind.DATA, problem.kind(), "the kind of: " + problem);
                            ProblemText.check(problem);
                        }
                    }
                }));
    }

    @Test
    final void sourcesSayWhoseTheyAre() {
        List<DataSource> sources = component().sources();
        assertAll(sources.stream()
                .flatMap(source -> Stream.of(
                        () -> assertFalse(source.title().isBlank(), source.name() + " has no title"),
                        () -> assertFalse(source.licence().isBlank(), source.name() + " has no licence"),
                        () -> assertFalse(source.citation().isBlank(), source.name() + " has no citation"))));
        assertEquals(
                sources.size(),
                sources.stream().map(DataSource::name).distinct().count(),
                "two sources share a name");
    }

    private interface Check {
        void of(Opened opened, Variant variant);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream()
                .map(variant -> dynamicTest(variant.toString(), () -> {
                    try (Opened opened = component().open(variant.settings(), folders())) {
                        check.of(opened, variant);
                    }
                }));
    }

    private static void forSome(Opened opened, ObjIntConsumer<Split> check) {
        opened.splits().values().forEach(split -> some(split.size()).forEach(index -> check.accept(split, index)));
    }

    /** Indices spread over all, both ends included. */
    private static List<Integer> some(int size) {
        return IntStream.range(0, Math.min(size, LOOKED_AT))
                .map(n -> (int) ((long) n * (size - 1) / Math.max(1, Math.min(size, LOOKED_AT) - 1)))
                .distinct()
                .boxed()
                .toList();
    }

    private static List<String> texts(Split split, List<Integer> indices, boolean inParallel) {
        Stream<Integer> all = inParallel ? indices.parallelStream() : indices.stream();
        return all.map(index -> SampleText.of(split.get(index))).toList();
    }
}
