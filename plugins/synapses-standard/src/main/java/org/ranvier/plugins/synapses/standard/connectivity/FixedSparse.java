package org.ranvier.plugins.synapses.standard.connectivity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ranvier.api.Philox;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/**
 * Sparse random connectivity with a fixed fan-in: every postsynaptic neuron has exactly max(1, round((1 −
 * {@code sparsity}) · pre)) presynaptic partners, all different, every set of them equally likely.
 *
 * <p>The fan-in is the same for all neurons because a random one would leave some of a very sparse layer without input.
 */
public final class FixedSparse implements Connectivity {

    private static final Schema SCHEMA = Schema.of(Setting.number(
                    "sparsity",
                    Unit.NONE,
                    new Range(0, true, 1, false),
                    "fraction of the possible synapses that are absent")
            .withDefault(0.5));

    @Override
    public String name() {
        return "fixed-sparse";
    }

    @Override
    public String description() {
        return "random sparse connectivity in which every postsynaptic neuron has the same fan-in";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
        int fanIn = Math.clamp(Math.round((1 - settings.number("sparsity")) * pre), 1, pre);
        int[] preIndex = new int[Math.multiplyExact(fanIn, post)];
        int[] postIndex = new int[preIndex.length];
        for (int i = 0; i < post; i++) {
            int[] partners = partners(fanIn, pre, i, seed, stream);
            System.arraycopy(partners, 0, preIndex, i * fanIn, fanIn);
            Arrays.fill(postIndex, i * fanIn, (i + 1) * fanIn, i);
        }
        return new SynapseList.Sparse(pre, post, preIndex, postIndex);
    }

    /** The first {@code fanIn} cards of a shuffled deck of presynaptic neurons, in ascending order. */
    private static int[] partners(int fanIn, int pre, int neuron, long seed, int stream) {
        int[] deck = IntStream.range(0, pre).toArray();
        for (int j = 0; j < fanIn; j++) {
            long index = (long) neuron * pre + j;
            int drawn = j + (int) (Philox.uniform(seed, stream, 0, index) * (pre - j));
            int card = deck[drawn];
            deck[drawn] = deck[j];
            deck[j] = card;
        }
        int[] hand = Arrays.copyOf(deck, fanIn);
        Arrays.sort(hand);
        return hand;
    }
}
