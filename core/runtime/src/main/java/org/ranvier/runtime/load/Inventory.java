package org.ranvier.runtime.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.read.Candidate;
import org.ranvier.runtime.read.Host;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.Offers;

/** The plugins there are: resolved ones as units, and those that cannot be used with the reasons. */
public final class Inventory {

    private static final Comparator<InstalledPlugin> ORDER = Comparator.comparing(InstalledPlugin::id)
            .thenComparing(InstalledPlugin::version, Comparator.reverseOrder());

    private final Host host;
    private final Events events;
    private final Pins pins;
    private final Map<InstalledPlugin, LoadedPlugin> units = new LinkedHashMap<>();
    private final List<Candidate> unfit = new ArrayList<>();
    private final Calls calls = Calls.ofProcess();
    /** The plugins of the units, for those who take no lock. */
    private volatile List<InstalledPlugin> known = List.of();

    public Inventory(Host host, Events events, Pins pins) {
        this.host = host;
        this.events = events;
        this.pins = pins;
    }

    /** Adds what was found; a plugin that lacked something may become usable by it. */
    public void add(List<Candidate> found) {
        found.forEach(candidate -> candidate.plugin().ifPresent(plugin -> events.enter(plugin, PluginState.INSTALLED)));
        List<Candidate> candidates =
                Stream.concat(unfit.stream(), found.stream()).toList();
        Resolver resolver = new Resolver(host, pins, units.values(), candidates);
        List<LoadedPlugin> resolved = resolver.resolve();
        unfit.clear();
        unfit.addAll(resolver.unfit());
        resolved.forEach(this::put);
        resolved.forEach(unit -> events.enter(unit.plugin(), PluginState.RESOLVED));
    }

    /** Takes what cannot be used at a location back out, and returns the problems it had. */
    public List<Problem> discard(Path location) {
        List<Candidate> here = unfit.stream()
                .filter(candidate -> candidate.location().equals(location))
                .toList();
        unfit.removeAll(here);
        here.forEach(
                candidate -> candidate.plugin().ifPresent(plugin -> events.enter(plugin, PluginState.UNINSTALLED)));
        return here.stream().flatMap(candidate -> candidate.problems().stream()).toList();
    }

    /** Takes a plugin that cannot be used back out; returns whether it is one. */
    boolean discard(Plugin plugin) {
        boolean unusable = unfit.removeIf(
                candidate -> candidate.plugin().filter(plugin::equals).isPresent());
        if (unusable) {
            events.enter((InstalledPlugin) plugin, PluginState.UNINSTALLED);
        }
        return unusable;
    }

    void remove(LoadedPlugin unit) {
        units.remove(unit.plugin());
        known = List.copyOf(units.keySet());
    }

    /** Returns who is to blame among the plugins that there are now; takes no lock. */
    public Blame blame() {
        return new Blame(known, calls.loaders());
    }

    public Calls calls() {
        return calls;
    }

    void put(LoadedPlugin unit) {
        units.put(unit.plugin(), unit);
        known = List.copyOf(units.keySet());
        unit.bind();
    }

    /**
     * Resolves plugins as if some units were gone; changes nothing.
     *
     * @param gone the units
     * @param candidates what is to be resolved
     */
    Resolver trial(List<LoadedPlugin> gone, List<Candidate> candidates) {
        List<LoadedPlugin> fixed =
                units().stream().filter(unit -> !gone.contains(unit)).toList();
        return new Resolver(host, pins, fixed, candidates);
    }

    /** A unit and all that stand on it, each before what it requires. */
    List<LoadedPlugin> standingOn(LoadedPlugin unit) {
        Set<LoadedPlugin> last = new LinkedHashSet<>();
        collect(unit, last);
        return List.copyOf(last).reversed();
    }

    private void collect(LoadedPlugin unit, Set<LoadedPlugin> collected) {
        // Whoever stands on several comes after the last of them.
        collected.remove(unit);
        collected.add(unit);
        dependents(unit).forEach(dependent -> collect(dependent, collected));
    }

    Host host() {
        return host;
    }

    /** Loads a unit after all that it requires; one that turns out to be unusable leaves with those that require it. */
    public void start(LoadedPlugin unit) {
        if (unit.isStarted()) {
            return;
        }
        unit.requires().forEach(this::start);
        try {
            unit.load(host, calls);
        } catch (RanvierException e) {
            drop(unit, e.problems());
            throw e;
        }
        events.enter(unit.plugin(), PluginState.ACTIVE);
    }

    /** The unit of a plugin. */
    public LoadedPlugin unit(Plugin plugin) {
        LoadedPlugin unit = units.get(plugin);
        if (unit == null) {
            throw new RanvierException(
                    Problem.plugin(plugin.toString(), "", "it is not installed, or cannot be used", "install it"));
        }
        return unit;
    }

    public boolean contains(LoadedPlugin unit) {
        return units.containsKey(unit.plugin());
    }

    /** Returns all loaded plugins, by id and then the newest first. */
    public List<LoadedPlugin> units() {
        return units.values().stream()
                .sorted(Comparator.comparing(LoadedPlugin::plugin, ORDER))
                .toList();
    }

    /** The contracts of the api that plugins have components of, by name. */
    public List<Class<? extends Component>> contracts() {
        Set<String> names = new TreeSet<>();
        units.keySet().forEach(plugin -> names.addAll(plugin.contracts()));
        return host.contracts(names);
    }

    /** The units that require a unit. */
    List<LoadedPlugin> dependents(LoadedPlugin unit) {
        return units().stream().filter(other -> other.requires().contains(unit)).toList();
    }

    /** Returns what usable plugins mean to offer but do not. */
    public List<Problem> amiss() {
        return units().stream()
                .flatMap(unit ->
                        Offers.check(unit.plugin(), host, !dependents(unit).isEmpty()).stream())
                .toList();
    }

    /** Returns the plugins that cannot be used. */
    public List<Candidate> unfit() {
        return unfit;
    }

    private void drop(LoadedPlugin unit, List<Problem> faults) {
        remove(unit);
        unfit.add(Candidate.of(unit.plugin(), faults));
        events.enter(unit.plugin(), PluginState.INSTALLED);
        for (LoadedPlugin dependent : dependents(unit)) {
            drop(
                    dependent,
                    List.of(dependent
                            .plugin()
                            .problem(
                                    "it requires " + unit.plugin() + ", which cannot be used",
                                    "install " + unit.plugin() + " again")));
        }
    }
}
