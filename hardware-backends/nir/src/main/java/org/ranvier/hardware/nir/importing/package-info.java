/**
 * Graphs to networks: populations become layers, the linear nodes between them connections with delays. May use
 * {@link org.ranvier.hardware.nir.graph}.
 */
package org.ranvier.hardware.nir.importing;
