/**
 * What is made of a network once, before any batch: compiled neurons, sorted synapses with their kernels, where signals
 * lie in memory, and what a device cannot do. Uses {@code code}, {@code device} and {@code cl}.
 */
package org.ranvier.plugins.backend.opencl.plan;
