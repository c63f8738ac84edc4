/**
 * A NIR graph in memory: nodes, arrays, primitives, units of time, and what is wrong with them. Uses no other package
 * of the module.
 */
package org.ranvier.hardware.nir.graph;
