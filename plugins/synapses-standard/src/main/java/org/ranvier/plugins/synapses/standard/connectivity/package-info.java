/** Connectivity, dense and sparse. Uses no other package of the module. */
package org.ranvier.plugins.synapses.standard.connectivity;
