package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/** Contract of connectivity: synapses between the populations that were asked for, which follow from the seed alone. */
public abstract class ConnectivityContract extends ComponentContract<Connectivity> {

    private static final int[][] SIZES = {{1, 1}, {1, 7}, {7, 1}, {5, 8}, {40, 30}};
    private static final int SEEDS = 8;

    /** For test classes to extend. */
    protected ConnectivityContract() {}

    @TestFactory
    final Stream<DynamicTest> synapsesLieBetweenThePopulations() {
        return each((variant, pre, post) -> {
            for (int seed = 0; seed < SEEDS; seed++) {
                SynapseList list = connect(variant, pre, post, seed, 3);
                assertNotNull(list, "there is no list of synapses");
                assertEquals(List.of(pre, post), List.of(list.pre(), list.post()), "the sizes of the populations");
                for (int s = 0; s < list.size(); s++) {
                    assertTrue(
                            list.preOf(s) >= 0 && list.preOf(s) < pre && list.postOf(s) >= 0 && list.postOf(s) < post,
                            "synapse " + s + " connects " + list.preOf(s) + " to " + list.postOf(s));
                }
            }
        });
    }

    /** A resumed run and another backend connect the same neurons. */
    @TestFactory
    final Stream<DynamicTest> theSameSeedConnectsTheSameNeurons() {
        return each((variant, pre, post) -> {
            List<String> first = new ArrayList<>();
            for (int seed = 0; seed < SEEDS; seed++) {
                first.add(text(connect(variant, pre, post, seed, 3)));
            }
            for (int seed = SEEDS - 1; seed >= 0; seed--) {
                assertEquals(first.get(seed), text(connect(variant, pre, post, seed, 3)), "with seed " + seed);
            }
        });
    }

    /** Where seeds make a difference, streams do: two projections between the same layers are not twins. */
    @TestFactory
    final Stream<DynamicTest> projectionsDifferWhereSeedsDo() {
        return each((variant, pre, post) -> {
            Set<String> bySeed = new HashSet<>();
            Set<String> byStream = new HashSet<>();
            IntStream.range(0, SEEDS).forEach(n -> {
                bySeed.add(text(connect(variant, pre, post, n, 3)));
                byStream.add(text(connect(variant, pre, post, 3, n)));
            });
            assertEquals(
                    bySeed.size() > 1 && pre * post > 4,
                    byStream.size() > 1 && pre * post > 4,
                    "of " + SEEDS + " seeds " + bySeed.size() + " give different synapses, of as many streams "
                            + byStream.size());
        });
    }

    private interface Check {
        void of(Variant variant, int pre, int post);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream()
                .flatMap(variant -> Stream.of(SIZES)
                        .map(size -> dynamicTest(
                                variant + ", " + size[0] + " to " + size[1],
                                () -> check.of(variant, size[0], size[1]))));
    }

    private SynapseList connect(Variant variant, int pre, int post, long seed, int stream) {
        return component().connect(variant.settings(), pre, post, seed, stream);
    }

    private static String text(SynapseList list) {
        StringBuilder pairs = new StringBuilder(list.getClass().getSimpleName());
        for (int s = 0; s < list.size(); s++) {
            pairs.append(' ').append(list.preOf(s)).append('-').append(list.postOf(s));
        }
        return pairs.toString();
    }
}
