/**
 * Batches on their way forward and back: the program and its sessions, the runs of populations and projections,
 * recordings. Uses all rooms but {@code event}.
 *
 * <p>Types: more than twenty, because a batch that is run segment by segment goes through the same passes, and what it
 * keeps between segments is what these keep between ticks.
 */
package org.ranvier.plugins.backend.simd.run;
