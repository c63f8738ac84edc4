/** Recordings from NumPy's npz. May use {@link org.ranvier.plugins.datasets.spikes.recording}. */
package org.ranvier.plugins.datasets.spikes.npz;
