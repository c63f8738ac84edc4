/**
 * The entrance: the {@link org.ranvier.plugins.backend.simd.SimdBackend backend} that Ranvier finds. It chooses between
 * {@code run}, for networks that run tick by tick, and {@code event}, for those that spikes drive. Below lie, from the
 * top down, {@code gradients}, {@code wide}, {@code kernels}, {@code plan}, {@code code} and {@code lanes}; a room uses
 * those that come after it, never those before.
 */
package org.ranvier.plugins.backend.simd;
