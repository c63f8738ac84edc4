package org.ranvier.training.structure;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.ranvier.api.Philox;
import org.ranvier.api.model.SynapseList;

/** Chooses the pairs of neurons that get a synapse. */
final class Growing {

    /** Candidates looked at together; gradients of so many are in memory at a time. */
    private static final int STRETCH = 1 << 16;

    private final DormantPairs dormant;
    private final int count;
    private final TreeSet<Long> chosen = new TreeSet<>();

    /** Gradients of candidates. */
    interface Gradients {
        /** dL/dθ of each. */
        double[] of(SynapseList candidates);
    }

    private record Scored(double score, long pair) {}

    /** The worst first: the lowest score, of equals the last. */
    private static final Comparator<Scored> WORST = Comparator.comparingDouble(Scored::score)
            .thenComparing(Comparator.comparingLong(Scored::pair).reversed());

    /**
     * None chosen yet.
     *
     * @param count how many there shall be
     */
    Growing(DormantPairs dormant, int count) {
        this.dormant = dormant;
        this.count = count;
    }

    /** Chooses the candidates with the highest scores, the first among equals, and none whose score is NaN. */
    void byGradient(DoubleUnaryOperator score, Gradients gradients) {
        PriorityQueue<Scored> best = new PriorityQueue<>(WORST);
        int rows = Math.max(1, STRETCH / dormant.pre());
        for (int post = 0; post < dormant.post(); post += rows) {
            SynapseList candidates = dormant.of(post, Math.min(post + rows, dormant.post()));
            double[] gradient = gradients.of(candidates);
            for (int n = 0; n < gradient.length; n++) {
                offer(score.applyAsDouble(gradient[n]), dormant.pair(candidates.preOf(n), candidates.postOf(n)), best);
            }
        }
        best.forEach(scored -> chosen.add(scored.pair()));
    }

    private void offer(double score, long pair, PriorityQueue<Scored> best) {
        if (Double.isNaN(score)) {
            return;
        }
        if (best.size() < count) {
            best.add(new Scored(score, pair));
        } else if (count > 0 && score > best.peek().score()) {
            best.poll();
            best.add(new Scored(score, pair));
        }
    }

    /** Chooses the remaining pairs at random, all dormant pairs being equally likely. */
    void atRandom(long seed, int stream, int step) {
        for (long n = 0; chosen.size() < count; n++) {
            int post = (int) (Philox.uniform(seed, stream, step, 2 * n) * dormant.post());
            int pre = (int) (Philox.uniform(seed, stream, step, 2 * n + 1) * dormant.pre());
            if (dormant.contains(pre, post)) {
                chosen.add(dormant.pair(pre, post));
            }
        }
    }

    /** Returns the chosen pairs in ascending order. */
    long[] pairs() {
        return chosen.stream().mapToLong(Long::longValue).toArray();
    }
}
