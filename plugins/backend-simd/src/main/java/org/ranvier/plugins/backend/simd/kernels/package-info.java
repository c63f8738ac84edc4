/**
 * Vector loops written by hand: what arrives over narrow delay kernels, by pull or push, and the correlations of which
 * gradients are made. Uses {@code plan} and {@code lanes}.
 */
package org.ranvier.plugins.backend.simd.kernels;
