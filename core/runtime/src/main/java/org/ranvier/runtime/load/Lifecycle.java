package org.ranvier.runtime.load;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;

/** Starts, stops and removes plugins, unless something still needs them. */
public final class Lifecycle {

    private final Inventory inventory;
    private final Events events;

    public Lifecycle(Inventory inventory, Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    public void stop(Plugin plugin) {
        LoadedPlugin unit = inventory.unit(plugin);
        if (plugin.state() == PluginState.STOPPED) {
            return;
        }
        if (unit.isStarted()) {
            checkUnused(unit);
            unit.unload();
        }
        events.enter(unit.plugin(), PluginState.STOPPED);
    }

    public void uninstall(Plugin plugin) {
        if (inventory.discard(plugin)) {
            return;
        }
        LoadedPlugin unit = inventory.unit(plugin);
        refuse(plugin, inventory.dependents(unit), "uninstall");
        stop(plugin);
        inventory.remove(unit);
        events.enter(unit.plugin(), PluginState.UNINSTALLED);
    }

    public List<LoadedPlugin> lease(Collection<Plugin> plugins) {
        List<LoadedPlugin> units = plugins.stream().map(inventory::unit).toList();
        for (LoadedPlugin unit : units) {
            if (unit.plugin().state() == PluginState.STOPPED) {
                throw refusal(unit.plugin(), "it is stopped", "start it");
            }
            inventory.start(unit);
        }
        units.forEach(LoadedPlugin::lease);
        return units;
    }

    private void checkUnused(LoadedPlugin unit) {
        Plugin plugin = unit.plugin();
        if (unit.leases() > 0) {
            throw refusal(plugin, "it is in use and cannot be stopped", "wait until the run that uses it has ended");
        }
        refuse(
                plugin,
                inventory.dependents(unit).stream()
                        .filter(LoadedPlugin::isStarted)
                        .toList(),
                "stop");
        if (!plugin.descriptor().unloadable()) {
            throw refusal(
                    plugin, "it says that it cannot be unloaded once it is started", "restart Ranvier without it");
        }
    }

    private static void refuse(Plugin plugin, List<LoadedPlugin> dependents, String verb) {
        if (!dependents.isEmpty()) {
            String names =
                    dependents.stream().map(unit -> unit.plugin().toString()).collect(Collectors.joining(", "));
            throw refusal(plugin, "it is required by " + names, verb + " " + names + " first");
        }
    }

    private static RanvierException refusal(Plugin plugin, String message, String remedy) {
        return new RanvierException(Problem.plugin(plugin.toString(), "", message, remedy));
    }
}
