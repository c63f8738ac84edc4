/**
 * What the test kit asks the platform for: the equation compiler, networks of installed components, settings in files,
 * and a Java in which a plugin is loaded and unloaded. Plugins that are verified are in {@code verify}.
 */
package org.ranvier.laboratory;
