/**
 * Gradients of weights, delays and biases of a projection, and of synapses that it might have. Uses {@code wide},
 * {@code kernels}, {@code plan} and {@code lanes}.
 */
package org.ranvier.plugins.backend.simd.gradients;
