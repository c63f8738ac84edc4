/**
 * Recordings from HDF5 in the layout of the Spiking Heidelberg Digits, held in memory or streamed. May use
 * {@link org.ranvier.plugins.datasets.spikes.recording}.
 */
package org.ranvier.plugins.datasets.spikes.hdf5;
