package org.ranvier.runtime.plugin;

/** Listener for changes of a plugin's state. */
@FunctionalInterface
public interface PluginListener {

    /**
     * A plugin has entered a state. Called on the thread that caused it while other changes wait, so it should return
     * soon; what it throws is logged and otherwise ignored.
     *
     * @param plugin the plugin
     * @param state the state that it is in now
     */
    void changed(Plugin plugin, PluginState state);
}
