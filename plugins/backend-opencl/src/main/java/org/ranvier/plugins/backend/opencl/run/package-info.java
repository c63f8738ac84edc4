/**
 * Batches on their way forward and back: the program and its sessions, the runs of populations and projections,
 * gradients, updates and recordings. Uses {@code plan}, {@code code}, {@code device} and {@code cl}.
 */
package org.ranvier.plugins.backend.opencl.run;
