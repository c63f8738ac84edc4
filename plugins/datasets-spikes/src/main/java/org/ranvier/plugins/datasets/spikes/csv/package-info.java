/** Recordings and labels from CSV. May use {@link org.ranvier.plugins.datasets.spikes.recording}. */
package org.ranvier.plugins.datasets.spikes.csv;
