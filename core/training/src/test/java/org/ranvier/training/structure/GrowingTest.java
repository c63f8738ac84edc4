package org.ranvier.training.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.model.SynapseList;

class GrowingTest {

    /**
     * Whatever drops and wherever others grow: no pair twice, the order of the list, as many as before, kept ones as
     * they were.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lawsOfAChangeHold(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SynapseList old = sparse(random, random.nextInt(1, 12), random.nextInt(2, 12), random.nextDouble(0.1, 0.8));
        int[] drops = IntStream.range(0, old.size())
                .filter(s -> random.nextDouble() < 0.4)
                .toArray();
        DormantPairs dormant = new DormantPairs(old, drops);
        Growing growing = new Growing(dormant, drops.length);
        if (random.nextBoolean()) {
            growing.byGradient(
                    g -> g < 0 ? -g : Double.NaN,
                    candidates -> random.doubles(candidates.size(), -1, 1).toArray());
        }
        growing.atRandom(seed, 5, 9);

        Change change = Change.of("p", old, drops, growing.pairs(), 1e-12, Map.of());

        assertThat(change.synapses().size()).isEqualTo(old.size());
        assertThat(pairs(change.synapses())).doesNotHaveDuplicates().isSorted();
        int[] kept = Arrays.stream(change.keptFrom()).filter(k -> k >= 0).toArray();
        assertThat(kept)
                .isEqualTo(IntStream.range(0, old.size())
                        .filter(s -> Arrays.binarySearch(drops, s) < 0)
                        .toArray());
        for (int s = 0; s < change.keptFrom().length; s++) {
            if (change.keptFrom()[s] >= 0) {
                assertThat(pair(change.synapses(), s)).isEqualTo(pair(old, change.keptFrom()[s]));
            }
        }
        assertThat(Arrays.stream(change.grown().get("p.weights")).boxed())
                .hasSize(drops.length)
                .allMatch(theta -> theta == 1e-12);
    }

    @Test
    void theHighestScoresGrowWhateverTheOrderOfCandidates() {
        SynapseList old = new SynapseList.Sparse(4, 3, new int[] {0, 1, 2}, new int[] {0, 1, 2});
        DormantPairs dormant = new DormantPairs(old, new int[] {1});
        Growing growing = new Growing(dormant, 3);

        growing.byGradient(
                g -> g,
                candidates -> IntStream.range(0, candidates.size())
                        .mapToDouble(n -> (pair(candidates, n) * 7) % 12)
                        .toArray());

        // 7 n modulo 12 over the pairs without a synapse, 0 and 10 being taken: 5 → 11, 10 is taken, 3 → 9, 8 → 8.
        assertThat(growing.pairs()).containsExactly(3, 5, 8);
    }

    @Test
    void whatHasNoScoreGrowsOnlyWhereNothingElseIsLeftToChance() {
        SynapseList old = new SynapseList.Sparse(3, 2, new int[] {0, 2}, new int[] {0, 1});
        Growing growing = new Growing(new DormantPairs(old, new int[] {0, 1}), 2);

        growing.byGradient(
                g -> g < 0 ? -g : Double.NaN,
                candidates -> IntStream.range(0, candidates.size())
                        .mapToDouble(n -> pair(candidates, n) == 4 ? -1 : 1)
                        .toArray());
        assertThat(growing.pairs()).containsExactly(4);
        growing.atRandom(1, 2, 3);

        assertThat(growing.pairs()).hasSize(2).contains(4);
    }

    @Test
    void everyDormantPairGrowsAboutAsOftenAtRandom() {
        SynapseList old = new SynapseList.Sparse(3, 3, new int[] {0, 1, 2}, new int[] {0, 1, 2});
        DormantPairs dormant = new DormantPairs(old, new int[] {});
        Map<Long, Long> often = IntStream.range(0, 3000)
                .mapToObj(step -> {
                    Growing growing = new Growing(dormant, 1);
                    growing.atRandom(7, 1, step);
                    return growing.pairs()[0];
                })
                .collect(Collectors.groupingBy(pair -> pair, Collectors.counting()));

        assertThat(often.keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 5L, 6L, 7L);
        // 500 expected of each, with a standard deviation of 20.
        assertThat(often.values()).allMatch(count -> Math.abs(count - 500) < 100);
    }

    @Test
    void pairsWithSeveralSynapsesAreDormantOnceAllHaveDropped() {
        SynapseList twofold = new SynapseList.Sparse(2, 1, new int[] {0, 0, 1}, new int[] {0, 0, 0});

        assertThat(pairs(new DormantPairs(twofold, new int[] {0}).of(0, 1))).isEmpty();
        assertThat(pairs(new DormantPairs(twofold, new int[] {0, 1}).of(0, 1))).containsExactly(0L);
    }

    private static SynapseList sparse(SplittableRandom random, int pre, int post, double share) {
        Set<Long> chosen = new HashSet<>(List.of(0L));
        LongStream.range(0, (long) pre * post)
                .filter(pair -> random.nextDouble() < share)
                .forEach(chosen::add);
        return DormantPairs.list(
                pre, post, chosen.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    private static List<Long> pairs(SynapseList list) {
        return IntStream.range(0, list.size()).mapToObj(s -> pair(list, s)).toList();
    }

    private static long pair(SynapseList list, int s) {
        return (long) list.postOf(s) * list.pre() + list.preOf(s);
    }
}
