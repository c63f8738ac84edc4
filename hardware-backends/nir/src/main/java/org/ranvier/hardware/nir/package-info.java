/**
 * The exporter and the importer of NIR graphs. {@link org.ranvier.hardware.nir.exporting} makes a graph of a network,
 * {@link org.ranvier.hardware.nir.importing} a network of a graph, and {@link org.ranvier.hardware.nir.file} holds the
 * graph as HDF5; none of them uses this package.
 */
package org.ranvier.hardware.nir;
