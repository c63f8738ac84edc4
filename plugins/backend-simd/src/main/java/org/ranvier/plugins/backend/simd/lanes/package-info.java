/**
 * Batches as SIMD lanes: signals of 16 samples side by side, the ticks and samples at which they are active, random
 * numbers, and the threads that share the work. Uses no other package of the backend.
 */
package org.ranvier.plugins.backend.simd.lanes;
