/**
 * Projections whose delay kernels are wide: panels of weights, sums over all their lags, and the input gradient by
 * Fourier transform. Uses {@code kernels}, {@code plan} and {@code lanes}.
 */
package org.ranvier.plugins.backend.simd.wide;
