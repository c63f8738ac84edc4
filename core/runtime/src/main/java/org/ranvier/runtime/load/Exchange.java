package org.ranvier.runtime.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.read.Candidate;
import org.ranvier.runtime.read.FileChecks;
import org.ranvier.runtime.read.InstalledPlugin;

/**
 * The exchange of a plugin for another version of it, or for nothing, with all plugins that stand on it. The new units
 * are made and examined beside the old ones; only when nothing is wrong with them do they take their places, which
 * cannot fail.
 */
final class Exchange {

    private final Inventory inventory;
    private final Events events;
    private final LoadedPlugin old;
    private final Optional<InstalledPlugin> next;
    private final List<LoadedPlugin> leaving;
    private final List<LoadedPlugin> coming;

    private Exchange(
            Inventory inventory,
            Events events,
            LoadedPlugin old,
            Optional<InstalledPlugin> next,
            List<LoadedPlugin> leaving,
            List<LoadedPlugin> coming) {
        this.inventory = inventory;
        this.events = events;
        this.old = old;
        this.next = next;
        this.leaving = leaving;
        this.coming = coming;
    }

    /**
     * Resolves the new units; changes nothing.
     *
     * @param next what comes in place of the old plugin
     * @throws RanvierException with what keeps the next plugin, or those that stand on the old one, from being used
     */
    static Exchange resolve(Inventory inventory, Events events, LoadedPlugin old, Optional<Candidate> next) {
        List<LoadedPlugin> leaving = inventory.standingOn(old);
        Stream<Candidate> dependents =
                leaving.stream().filter(unit -> unit != old).map(unit -> Candidate.of(unit.plugin(), List.of()));
        Resolver resolver = inventory.trial(
                leaving, Stream.concat(next.stream(), dependents).toList());
        List<LoadedPlugin> coming = resolver.resolve();
        List<Problem> problems = resolver.unfit().stream()
                .flatMap(candidate -> candidate.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return new Exchange(inventory, events, old, next.flatMap(Candidate::plugin), leaving, coming);
    }

    /**
     * Loads the next plugin, and what stands on it and was active, and makes all their components.
     *
     * @throws RanvierException with what is wrong with them
     */
    void examine() {
        List<Problem> problems = new ArrayList<>();
        for (LoadedPlugin unit : coming) {
            boolean isNext = next.filter(unit.plugin()::equals).isPresent();
            if (isNext || wasActive(unit)) {
                problems.addAll(isNext ? FileChecks.check(unit.plugin()) : List.of());
                if (problems.isEmpty()) {
                    load(unit);
                    inventory.host().contracts(unit.plugin().contracts()).forEach(unit::providers);
                    problems.addAll(unit.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    private void load(LoadedPlugin unit) {
        for (LoadedPlugin required : unit.requires()) {
            if (!coming.contains(required)) {
                inventory.start(required);
            } else if (!required.isStarted()) {
                load(required);
            }
        }
        unit.load(inventory.host(), inventory.calls());
    }

    /** Puts the new units in the places of the old ones, each of which is in the state then that the old one was in. */
    void commit() {
        PluginState before = old.plugin().state();
        List<LoadedPlugin> active = coming.stream().filter(this::wasActive).toList();
        for (LoadedPlugin unit : leaving) {
            boolean started = unit.isStarted();
            unit.unload();
            inventory.remove(unit);
            if (started) {
                events.enter(unit.plugin(), PluginState.STOPPED);
            }
        }
        events.enter(old.plugin(), PluginState.UNINSTALLED);
        next.ifPresent(plugin -> events.enter(plugin, PluginState.INSTALLED));
        for (LoadedPlugin unit : coming) {
            inventory.put(unit);
            boolean isNext = next.filter(unit.plugin()::equals).isPresent();
            if (isNext || active.contains(unit)) {
                events.enter(unit.plugin(), PluginState.RESOLVED);
            }
            if (active.contains(unit) || isNext && before == PluginState.ACTIVE) {
                events.enter(unit.plugin(), PluginState.ACTIVE);
            } else {
                unit.unload();
                if (isNext && before == PluginState.STOPPED) {
                    events.enter(unit.plugin(), PluginState.STOPPED);
                }
            }
        }
        // What lacked the next plugin may be usable now.
        inventory.add(List.of());
    }

    /** Whether a plugin that stands on the old one was active; the plugin is the same, only its unit is new. */
    private boolean wasActive(LoadedPlugin unit) {
        return leaving.stream().anyMatch(left -> left.plugin() == unit.plugin() && left.isStarted());
    }
}
