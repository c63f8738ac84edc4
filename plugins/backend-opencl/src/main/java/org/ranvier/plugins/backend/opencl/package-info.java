/**
 * The OpenCL backend. {@link org.ranvier.plugins.backend.opencl.OpenClBackend} chooses a device,
 * {@link org.ranvier.plugins.backend.opencl.device.Dialect} writes kernels for it, and
 * {@link org.ranvier.plugins.backend.opencl.run.OpenClProgram} is a network on it.
 *
 * <p>The rooms of this plugin are, from the top down, this one, {@code run}, {@code plan}, {@code code}, {@code device}
 * and {@code cl}. Each uses those that come after it, never those before.
 *
 * <h2>For tests of this backend</h2>
 *
 * <p>The system property {@code ranvier.opencl.shape} forces how many samples a work-item carries and how many
 * work-items a work-group has, as lanes x items: {@code 16x1}, {@code 8x2}, {@code 4x4} and {@code 1x16} are what CPUs
 * with vectors of 512, 256 and 128 bits, or none, get for a group of 16 samples, {@code 1x32} is what GPUs get. A
 * driver for a CPU runs them all, so that a machine can test what another one uses. With groups of the same size
 * results are the same bits, as far as the driver's functions, such as e^x, are the same for vectors of every width. It
 * is no setting of an experiment: what suits the device is fastest.
 *
 * <p>The system property {@code ranvier.opencl.patience} says how many seconds a driver may take for one thing in the
 * other process in which everything is done for the first time, 120 without it; with 0 there is no such process.
 */
package org.ranvier.plugins.backend.opencl;
