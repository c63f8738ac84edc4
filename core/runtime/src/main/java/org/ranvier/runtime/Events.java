package org.ranvier.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Changes the state of plugins and tells those who listen. */
final class Events {

    private static final System.Logger LOG = System.getLogger(Events.class.getName());

    private final List<PluginListener> listeners = new CopyOnWriteArrayList<>();

    void add(PluginListener listener) {
        listeners.add(listener);
    }

    void remove(PluginListener listener) {
        listeners.remove(listener);
    }

    void enter(Plugin plugin, PluginState state) {
        plugin.enter(state);
        for (PluginListener listener : listeners) {
            try {
                listener.changed(plugin, state);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a listener failed when " + plugin + " became " + state, e);
            }
        }
    }
}
