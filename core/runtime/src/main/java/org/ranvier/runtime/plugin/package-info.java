/**
 * Plugins as the rest of Ranvier sees them: descriptor, version, state, and the components that they provide. Uses no
 * other package of the module.
 */
package org.ranvier.runtime.plugin;
