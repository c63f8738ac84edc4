/**
 * What is needed of OpenCL 1.2, by plain {@code java.lang.foreign}: devices, memory, programs, kernels. It knows
 * nothing of networks.
 */
package org.ranvier.plugins.backend.opencl.cl;
