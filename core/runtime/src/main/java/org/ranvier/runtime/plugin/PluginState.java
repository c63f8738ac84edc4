package org.ranvier.runtime.plugin;

/** State in a plugin's life cycle. */
public enum PluginState {
    /** Its descriptor is read; something it needs may be absent. */
    INSTALLED,
    /** Everything it needs is present; its classes are not loaded yet. */
    RESOLVED,
    /** Its classes can be loaded; it enters this state when a component of it is first asked for. */
    ACTIVE,
    /** Its classes are let go, and it offers nothing until it, or a plugin that requires it, is started again. */
    STOPPED,
    /** It is no longer known to the runtime. */
    UNINSTALLED
}
