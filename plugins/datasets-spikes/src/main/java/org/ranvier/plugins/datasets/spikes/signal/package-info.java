/**
 * Recordings of real values: signals of several channels, from npz, CSV or the {@code .ts} files of time series. May
 * use {@link org.ranvier.plugins.datasets.spikes.recording}, {@link org.ranvier.plugins.datasets.spikes.npz} and
 * {@link org.ranvier.plugins.datasets.spikes.csv}.
 */
package org.ranvier.plugins.datasets.spikes.signal;
