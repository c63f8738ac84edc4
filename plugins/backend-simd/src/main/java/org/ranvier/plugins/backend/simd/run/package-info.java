/**
 * Batches on their way forward and back: the program and its sessions, the runs of populations and projections,
 * recordings. Uses all rooms but {@code event}.
 */
package org.ranvier.plugins.backend.simd.run;
