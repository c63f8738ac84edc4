/**
 * A device and what is kept on it: the dialect of OpenCL that it compiles, the shape of its work-groups, its memory and
 * how much of it there is, and parameters. The files of kernels lie beside this room. Uses {@code cl}.
 */
package org.ranvier.plugins.backend.opencl.device;
