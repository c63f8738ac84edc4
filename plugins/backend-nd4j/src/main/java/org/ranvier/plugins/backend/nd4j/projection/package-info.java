/**
 * A projection as matrices: which synapse lies where, delay kernels as taps, windows of signals, and gradients. Uses
 * {@code arrays}.
 */
package org.ranvier.plugins.backend.nd4j.projection;
