/**
 * Structures built from a network once, before any batch: parameters, compiled neurons, sorted synapses, and delay
 * kernels as taps. Uses {@code code} and {@code lanes}.
 */
package org.ranvier.plugins.backend.simd.plan;
