/**
 * The tree of a configuration file: nodes that know their places, builders of them, and the problems found in them.
 * Uses no other package of the module.
 */
package org.ranvier.config.tree;
