/**
 * Finds plugins, resolves what they need before any class loads, gives each its own module layer, and looks up the
 * components in them; {@link org.ranvier.runtime.PluginRuntime} is where to start.
 */
package org.ranvier.runtime;
