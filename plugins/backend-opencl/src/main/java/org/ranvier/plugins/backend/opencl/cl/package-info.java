/**
 * The parts of OpenCL 1.2 that the backend needs, by plain {@code java.lang.foreign}: devices, memory, programs and
 * kernels. The package knows nothing of networks.
 */
package org.ranvier.plugins.backend.opencl.cl;
