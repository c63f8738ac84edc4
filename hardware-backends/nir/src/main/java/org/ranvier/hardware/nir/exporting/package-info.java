/**
 * Networks to graphs, within the limits that a target sets on delays. May use
 * {@link org.ranvier.hardware.nir.recognition} and {@link org.ranvier.hardware.nir.graph}.
 */
package org.ranvier.hardware.nir.exporting;
