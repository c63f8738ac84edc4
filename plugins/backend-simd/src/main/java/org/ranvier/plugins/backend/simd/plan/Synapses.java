package org.ranvier.plugins.backend.simd.plan;

import java.util.Arrays;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.SynapseList;
import org.ranvier.support.plan.SynapseIndex;

/** The synapses of a projection in both orders: by postsynaptic neuron as listed, and by presynaptic neuron. */
public final class Synapses {

    private final SynapseIndex index;
    public final SynapseList list;
    public final int pre;
    public final int post;
    public final int size;
    public final int[] preOf;
    public final int[] postOf;
    /** The ranges of each postsynaptic neuron's synapses, divided into blocks of presynaptic neurons. */
    public final Rows byPost;
    /**
     * The ranges of each presynaptic neuron's synapses, divided into blocks of postsynaptic neurons; entries are
     * positions in {@link #synapseByPre}.
     */
    public final Rows byPre;
    /** Synapse numbers ordered by presynaptic, then postsynaptic neuron. */
    public final int[] synapseByPre;

    public Synapses(SynapseList list) {
        this.list = list;
        index = new SynapseIndex(list);
        pre = list.pre();
        post = list.post();
        size = list.size();
        preOf = index.preOf();
        postOf = index.postOf();
        synapseByPre = index.byPre();
        int[] rowByPre = Arrays.stream(synapseByPre).map(s -> preOf[s]).toArray();
        int[] columnByPre = Arrays.stream(synapseByPre).map(s -> postOf[s]).toArray();
        byPost = new Rows(post, pre, postOf, preOf);
        byPre = new Rows(pre, post, rowByPre, columnByPre);
    }

    /** Returns the index of a synapse's delay. */
    int delayOf(DelaySite site, int synapse) {
        return index.delayOf(site, synapse);
    }

    /**
     * Entries by row, and within a row by blocks of columns: what a block of columns reads stays in the first-level
     * cache while all rows use it.
     */
    public static final class Rows {

        /** Columns to a block. */
        public static final int BLOCK = 16;

        public final int blocks;
        /**
         * Blocks that a row has about {@link #BLOCK} entries in, to be taken together: what is done once for each costs
         * more than what blocks save where they are all but empty.
         */
        public final int together;
        /** Entry rows · (blocks + 1): where each row's entries of each block begin, and the row's end. */
        private final int[] begin;

        private Rows(int rows, int columns, int[] rowOf, int[] columnOf) {
            blocks = Math.max(1, (columns + BLOCK - 1) / BLOCK);
            together = Math.clamp((long) BLOCK * rows * blocks / Math.max(1, rowOf.length), 1, blocks);
            begin = new int[rows * (blocks + 1)];
            int at = 0;
            for (int row = 0; row < rows; row++) {
                for (int block = 0; block < blocks; block++) {
                    begin[row * (blocks + 1) + block] = at;
                    while (at < rowOf.length && rowOf[at] == row && columnOf[at] / BLOCK == block) {
                        at++;
                    }
                }
                begin[row * (blocks + 1) + blocks] = at;
            }
        }

        /** Whether rows have so many entries that they use a block of columns one after the other. */
        public boolean sharesBlocks() {
            return together < blocks;
        }

        public int begin(int row, int block) {
            return begin[row * (blocks + 1) + block];
        }

        public int begin(int row) {
            return begin(row, 0);
        }

        public int end(int row) {
            return begin(row, blocks);
        }

        /** Returns the most entries that so many rows next to each other have. */
        public int most(int neighbours) {
            int rows = begin.length / (blocks + 1);
            int most = 0;
            for (int row = 0; row < rows; row += neighbours) {
                most = Math.max(most, end(Math.min(row + neighbours, rows) - 1) - begin(row));
            }
            return most;
        }
    }
}
