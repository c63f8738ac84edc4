/**
 * Structures built from a network once, before any batch: compiled neurons, sorted synapses with their kernels, the
 * layout of signals in memory, and the check for what the device cannot do. Uses {@code code}, {@code device} and
 * {@code cl}.
 */
package org.ranvier.plugins.backend.opencl.plan;
