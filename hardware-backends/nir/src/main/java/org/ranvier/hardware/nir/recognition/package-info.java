/**
 * Finds the NIR primitive that a neuron's equations are, and confirms it by running both side by side. May use
 * {@link org.ranvier.hardware.nir.graph}.
 */
package org.ranvier.hardware.nir.recognition;
