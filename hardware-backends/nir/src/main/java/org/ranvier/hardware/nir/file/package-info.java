/** NIR graphs as HDF5 files, read and written. May use {@link org.ranvier.hardware.nir.graph}. */
package org.ranvier.hardware.nir.file;
