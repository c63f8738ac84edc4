/**
 * Post-synaptic currents, maps of weights, connectivities and initialisers that networks choose by name.
 *
 * <p>Types: more than twenty, because each is a component of its own, and none but the uniform initialisers and the
 * decaying currents knows another.
 */
package org.ranvier.plugins.synapses.standard;
