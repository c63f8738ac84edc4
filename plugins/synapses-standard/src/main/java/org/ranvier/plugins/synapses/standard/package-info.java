/**
 * Post-synaptic currents. The weights, connectivity and initial values that go with them have packages of their own.
 */
package org.ranvier.plugins.synapses.standard;
