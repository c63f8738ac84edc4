package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.learning.StructureLearner.Growth;
import org.ranvier.api.learning.StructureLearner.Rule;
import org.ranvier.api.learning.StructureLearner.SynapseSnapshot;
import org.ranvier.api.model.SynapseList;

/** Contract of structure learners: pure rules that drop synapses that exist and let others grow where they can act. */
public abstract class StructureLearnerContract extends ComponentContract<StructureLearner> {

    private static final int STEPS = 10_000;
    private static final double[] PROGRESS = {0, 0.3, 0.75, 0.999};

    /** For test classes to extend. */
    protected StructureLearnerContract() {}

    @TestFactory
    final Stream<DynamicTest> dropsAreSynapsesInAscendingOrder() {
        return each(rule -> {
            for (SynapseSnapshot snapshot : snapshots(rule)) {
                int[] drops = rule.drops(snapshot);
                for (int n = 0; n < drops.length; n++) {
                    assertTrue(
                            drops[n] >= 0 && drops[n] < snapshot.synapses().size(),
                            "synapse " + drops[n] + " of " + snapshot.synapses().size() + " drops");
                    assertTrue(
                            n == 0 || drops[n - 1] < drops[n],
                            "drop " + n + ", synapse " + drops[n] + ", is not behind the one before");
                }
            }
        });
    }

    /** A resumed run drops and grows what an uninterrupted one does. */
    @TestFactory
    final Stream<DynamicTest> rulesArePure() {
        return each(rule -> {
            List<int[]> first = new ArrayList<>();
            List<SynapseSnapshot> snapshots = snapshots(rule);
            for (SynapseSnapshot snapshot : snapshots) {
                double[] before = snapshot.raw().clone();
                first.add(rule.drops(snapshot));
                assertArrayEquals(before, snapshot.raw(), "the rule changes the numbers of the snapshot");
            }
            for (int n = snapshots.size() - 1; n >= 0; n--) {
                assertArrayEquals(first.get(n), rule.drops(snapshots.get(n)), "other drops at the second call");
            }
            List<Boolean> steps =
                    IntStream.rangeClosed(1, 500).mapToObj(rule::rewiresAt).toList();
            for (int step = 500; step >= 1; step--) {
                for (int again = 0; again < 2; again++) {
                    assertEquals(steps.get(step - 1), rule.rewiresAt(step), "whether it rewires at step " + step);
                }
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> synapsesChangeAtSomeStep() {
        return each(rule -> assertTrue(
                IntStream.rangeClosed(1, STEPS).anyMatch(rule::rewiresAt),
                "nothing is rewired in " + STEPS + " steps; a rule that never does is Optional.empty()"));
    }

    @TestFactory
    final Stream<DynamicTest> grownSynapsesStartWhereTheyCanAct() {
        return each(rule -> {
            double start = rule.start();
            assertTrue(Double.isFinite(start), "a grown synapse starts at " + start);
            assertTrue(
                    start >= 0 || !rule.needsFixedSigns(),
                    "a grown synapse starts at " + start + ", a weight of 0 where signs are fixed");
        });
    }

    /** NaN is for a pair of neurons that should get no synapse. */
    @TestFactory
    final Stream<DynamicTest> gradientsHaveScores() {
        return each(rule -> {
            if (rule.growth() instanceof Growth.ByGradient(var score)) {
                double[] gradients = {-3, -1e-3, 0, 1e-3, 3};
                boolean some = false;
                for (double gradient : gradients) {
                    double value = score.applyAsDouble(gradient);
                    some |= !Double.isNaN(value);
                    assertEquals(value, score.applyAsDouble(gradient), "the score of " + gradient + " changes");
                }
                assertTrue(some, "no gradient has a score, so that all growth is random");
            }
        });
    }

    private interface Check {
        void of(Rule rule);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream().flatMap(variant -> {
            Optional<Rule> rule = component().rule(variant.settings());
            return rule.stream().map(r -> dynamicTest(variant.toString(), () -> check.of(r)));
        });
    }

    /** Few synapses and many, all of them near 0 or of one sign, early and late in training. */
    private static List<SynapseSnapshot> snapshots(Rule rule) {
        List<SynapseSnapshot> snapshots = new ArrayList<>();
        for (int size : new int[] {1, 2, 7, 60}) {
            int[] pre = IntStream.range(0, size).map(s -> s % 10).toArray();
            int[] post = IntStream.range(0, size).map(s -> s / 10).toArray();
            SynapseList list = new SynapseList.Sparse(12, 8, pre, post);
            for (double progress : PROGRESS) {
                for (double low : new double[] {-1, 0.1}) {
                    double[] raw =
                            new SplittableRandom(size).doubles(size, low, 1).toArray();
                    snapshots.add(SynapseSnapshot.of(list, raw, rule.needsFixedSigns(), progress));
                }
                snapshots.add(SynapseSnapshot.of(list, new double[size], rule.needsFixedSigns(), progress));
            }
        }
        return snapshots;
    }
}
