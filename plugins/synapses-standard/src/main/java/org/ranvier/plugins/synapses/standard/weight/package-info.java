/** Weight parametrizations, w = w(θ): signs, Dale's law, few bits. Uses no other package of the module. */
package org.ranvier.plugins.synapses.standard.weight;
