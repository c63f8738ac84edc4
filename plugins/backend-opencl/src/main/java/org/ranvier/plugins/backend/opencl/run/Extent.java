package org.ranvier.plugins.backend.opencl.run;

/**
 * The size of a batch's layout, and the features that it supports.
 *
 * @param groups the number of groups of samples
 * @param ticks the number of ticks
 * @param gradients whether there is a backward pass
 * @param inputGradient whether it extends to the input
 * @param keep whether the states of all ticks are kept
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
