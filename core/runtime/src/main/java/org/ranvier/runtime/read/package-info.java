/**
 * Reads plugins from disk without loading a class: descriptors, modules, checksums, and what is wrong with them. May
 * use {@link org.ranvier.runtime.plugin} and {@link org.ranvier.runtime.platform}.
 */
package org.ranvier.runtime.read;
