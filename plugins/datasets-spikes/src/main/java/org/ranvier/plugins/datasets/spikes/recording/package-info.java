/**
 * Recordings whatever their format: events, classes, splits, units of time, and the request that a reader gets. Uses no
 * other package of the module.
 */
package org.ranvier.plugins.datasets.spikes.recording;
