package org.ranvier.runtime.load;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.read.Candidate;
import org.ranvier.runtime.read.InstalledPlugin;

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

    /** Stops all, each before what it requires; those that cannot be unloaded stay. */
    public void stopAll() {
        inventory.units().forEach(this::checkFree);
        Set<LoadedPlugin> started = new LinkedHashSet<>();
        inventory
                .units()
                .forEach(unit -> inventory.standingOn(unit).forEach(one -> {
                    if (one.isStarted()) {
                        started.add(one);
                    }
                }));
        for (LoadedPlugin unit : started) {
            boolean carries = inventory.dependents(unit).stream().anyMatch(LoadedPlugin::isStarted);
            if (unit.plugin().descriptor().unloadable() && !carries) {
                stop(unit.plugin());
            }
        }
    }

    /**
     * Removes a plugin; those that require it get another version of it, if there is one and none of them is active.
     */
    public void uninstall(Plugin plugin) {
        if (inventory.discard(plugin)) {
            return;
        }
        LoadedPlugin unit = inventory.unit(plugin);
        List<LoadedPlugin> dependents = inventory.dependents(unit);
        if (dependents.isEmpty()) {
            stop(plugin);
            inventory.remove(unit);
            events.enter(unit.plugin(), PluginState.UNINSTALLED);
            return;
        }
        if (dependents.stream().anyMatch(LoadedPlugin::isStarted)) {
            refuse(plugin, dependents, "uninstall");
        }
        if (unit.isStarted()) {
            checkUnused(unit);
        }
        try {
            Exchange.resolve(inventory, events, unit, Optional.empty()).commit();
        } catch (RanvierException e) {
            refuse(plugin, dependents, "uninstall");
        }
    }

    /** Puts another version of a plugin in its place, with all that stands on it, or leaves everything as it is. */
    public InstalledPlugin update(Plugin plugin, Candidate next) {
        LoadedPlugin unit = inventory.unit(plugin);
        next.plugin().filter(other -> !other.id().equals(plugin.id())).ifPresent(other -> {
            throw refusal(plugin, "at " + other.location() + " is another plugin, " + other, "install that beside it");
        });
        for (LoadedPlugin leaving : inventory.standingOn(unit)) {
            checkFree(leaving);
            if (leaving.isStarted()) {
                checkUnloadable(leaving);
            }
        }
        Exchange exchange = Exchange.resolve(inventory, events, unit, Optional.of(next));
        exchange.examine();
        exchange.commit();
        return next.plugin().orElseThrow();
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
        checkFree(unit);
        refuse(
                unit.plugin(),
                inventory.dependents(unit).stream()
                        .filter(LoadedPlugin::isStarted)
                        .toList(),
                "stop");
        checkUnloadable(unit);
    }

    private void checkFree(LoadedPlugin unit) {
        if (unit.leases() > 0) {
            throw refusal(
                    unit.plugin(), "it is in use and cannot be stopped", "wait until the run that uses it has ended");
        }
    }

    private static void checkUnloadable(LoadedPlugin unit) {
        if (!unit.plugin().descriptor().unloadable()) {
            throw refusal(
                    unit.plugin(),
                    "it says that it cannot be unloaded once it is started",
                    "restart Ranvier without it");
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
