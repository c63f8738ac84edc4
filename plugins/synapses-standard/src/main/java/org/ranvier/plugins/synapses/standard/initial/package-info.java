/** Initializers of weights, delays and other parameters. Uses no other package of the module but in documentation. */
package org.ranvier.plugins.synapses.standard.initial;
