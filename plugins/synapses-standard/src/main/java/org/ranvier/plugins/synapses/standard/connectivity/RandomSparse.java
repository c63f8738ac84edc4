package org.ranvier.plugins.synapses.standard.connectivity;

import org.ranvier.api.Philox;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/**
 * Sparse random connectivity with a fixed number of synapses: max(1, round((1 − {@code sparsity}) · pre · post))
 * different pairs of neurons, every set of them equally likely. In a very sparse layer some neurons then have no input;
 * {@link FixedSparse} leaves none without.
 */
public final class RandomSparse implements Connectivity {

    private static final Schema SCHEMA = Schema.of(Setting.number(
                    "sparsity",
                    Unit.NONE,
                    new Range(0, true, 1, false),
                    "fraction of the possible synapses that are absent")
            .withDefault(0.5));

    @Override
    public String name() {
        return "random-sparse";
    }

    @Override
    public String description() {
        return "random sparse connectivity with a fixed total number of synapses";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
        long pairs = (long) pre * post;
        long wanted = Math.clamp(Math.round((1 - settings.number("sparsity")) * pairs), 1, pairs);
        if (wanted > Integer.MAX_VALUE - 8) {
            throw new RanvierException(Problem.usage(
                    "connectivity", wanted + " synapses are more than an array holds", "raise 'sparsity'"));
        }
        int[] preIndex = new int[(int) wanted];
        int[] postIndex = new int[(int) wanted];
        long missing = wanted;
        int next = 0;
        // A pair is taken with the probability that makes all sets equally likely: missing of those left (Knuth,
        // algorithm S).
        for (long pair = 0; missing > 0; pair++) {
            if (Philox.uniform(seed, stream, 0, pair) * (pairs - pair) < missing) {
                preIndex[next] = (int) (pair % pre);
                postIndex[next++] = (int) (pair / pre);
                missing--;
            }
        }
        return new SynapseList.Sparse(pre, post, preIndex, postIndex);
    }
}
