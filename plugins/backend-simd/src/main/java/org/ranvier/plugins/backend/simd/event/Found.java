package org.ranvier.plugins.backend.simd.event;

/**
 * The interval with the first spike, of each lane: what its root follows from. Arrays, so that loops over lanes stay
 * small enough to be compiled whole.
 */
final class Found {

    /** The arrival that it begins with; far away where there is no spike. */
    final double[] start = new double[DoubleLanes.GROUP];
    /** The level of the potential at the start, in the form that a response needs. */
    final double[] level = new double[DoubleLanes.GROUP];
    /** The drive that raises the potential. */
    final double[] drive = new double[DoubleLanes.GROUP];
    /** The end of the interval. */
    final double[] end = new double[DoubleLanes.GROUP];
}
