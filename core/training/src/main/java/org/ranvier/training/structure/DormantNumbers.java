package org.ranvier.training.structure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.ranvier.api.model.SynapseList;
import org.ranvier.training.plan.ParameterStart;

/**
 * The numbers that synapses of a projection have besides their weight, such as a delay and what else its learner keeps,
 * for pairs of neurons that have no synapse now.
 *
 * <p>Some are kept: a pair has them drawn once for all, until it has a synapse, and keeps what it had when that
 * dropped. The others are drawn anew at every step.
 */
final class DormantNumbers {

    /** The step of draws that are made once for all; those of the start of a run have 0. */
    private static final int ONCE = -1;

    private final List<ParameterStart> all;
    private final List<ParameterStart> kept;
    private final long seed;
    /** The values kept for each pair that once had a synapse, in the order of {@link #kept}. */
    private final TreeMap<Long, double[]> memory = new TreeMap<>();

    /**
     * None remembered yet.
     *
     * @param all how the numbers start
     * @param kept those of them that pairs keep
     */
    DormantNumbers(List<ParameterStart> all, List<ParameterStart> kept, long seed) {
        this.all = all;
        this.kept = kept;
        this.seed = seed;
    }

    /** The numbers of pairs at a step, by parameter. */
    Map<String, double[]> of(SynapseList pairs, int step) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (ParameterStart start : all) {
            int place = kept.indexOf(start);
            double[] own = new double[pairs.size()];
            for (int n = 0; n < own.length; n++) {
                long pair = (long) pairs.postOf(n) * pairs.pre() + pairs.preOf(n);
                double[] remembered = place < 0 || memory.isEmpty() ? null : memory.get(pair);
                own[n] = remembered != null ? remembered[place] : start.another(seed, place < 0 ? step : ONCE, pair);
            }
            numbers.put(start.spec().name(), own);
        }
        return numbers;
    }

    /**
     * Keeps what some synapses had.
     *
     * @param read the numbers of all synapses by parameter
     */
    void remember(SynapseList synapses, int[] dropped, Function<String, double[]> read) {
        if (kept.isEmpty() || dropped.length == 0) {
            return;
        }
        List<double[]> numbers =
                kept.stream().map(start -> read.apply(start.spec().name())).toList();
        for (int s : dropped) {
            long pair = (long) synapses.postOf(s) * synapses.pre() + synapses.preOf(s);
            memory.put(pair, numbers.stream().mapToDouble(own -> own[s]).toArray());
        }
    }

    /** Pairs that have a synapse need to keep nothing. */
    void forget(long[] pairs) {
        for (long pair : pairs) {
            memory.remove(pair);
        }
    }

    /** Returns everything that is remembered, for a checkpoint. */
    Dormant state(String projection, int pre, int post) {
        long[] pairs = memory.keySet().stream().mapToLong(Long::longValue).toArray();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (int place = 0; place < kept.size(); place++) {
            int own = place;
            numbers.put(
                    kept.get(place).spec().name(),
                    memory.values().stream().mapToDouble(values -> values[own]).toArray());
        }
        return new Dormant(projection, DormantPairs.list(pre, post, pairs), numbers);
    }

    /** Goes on from what was remembered. */
    void restore(Dormant state) {
        memory.clear();
        SynapseList pairs = state.pairs();
        for (int n = 0; n < pairs.size(); n++) {
            int own = n;
            memory.put(
                    (long) pairs.postOf(n) * pairs.pre() + pairs.preOf(n),
                    kept.stream()
                            .mapToDouble(
                                    start -> state.numbers().get(start.spec().name())[own])
                            .toArray());
        }
    }
}
