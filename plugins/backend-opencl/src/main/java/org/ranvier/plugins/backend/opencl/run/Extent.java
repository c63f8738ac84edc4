package org.ranvier.plugins.backend.opencl.run;

/**
 * How large a batch is laid out, and for what.
 *
 * @param groups how many groups of samples
 * @param ticks how many ticks
 * @param gradients whether there is a way back
 * @param inputGradient whether it leads to the input
 * @param keep whether states of all ticks are kept
 */
record Extent(int groups, int ticks, boolean gradients, boolean inputGradient, boolean keep) {

    /** Whether a batch laid out like this has all that another wants. */
    boolean serves(Extent wanted) {
        return groups == wanted.groups
                && ticks == wanted.ticks
                && (gradients || !wanted.gradients)
                && (inputGradient || !wanted.inputGradient)
                && (keep || !wanted.keep);
    }
}
