package org.ranvier.runtime.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ranvier.runtime.plugin.PluginListener;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.read.InstalledPlugin;

/** Changes the state of plugins and tells those who listen. */
public final class Events {

    private static final System.Logger LOG = System.getLogger(Events.class.getName());

    private final List<PluginListener> listeners = new CopyOnWriteArrayList<>();

    public void add(PluginListener listener) {
        listeners.add(listener);
    }

    public void remove(PluginListener listener) {
        listeners.remove(listener);
    }

    void enter(InstalledPlugin plugin, PluginState state) {
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
