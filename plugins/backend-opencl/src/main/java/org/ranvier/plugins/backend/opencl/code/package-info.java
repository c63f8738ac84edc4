/**
 * Equations as source of kernels, for the steps of neurons, the taps of delay kernels, and functions of single
 * elements. Uses {@code device} and {@code cl}.
 */
package org.ranvier.plugins.backend.opencl.code;
