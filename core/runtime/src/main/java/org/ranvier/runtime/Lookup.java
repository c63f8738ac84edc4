package org.ranvier.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.load.Inventory;
import org.ranvier.runtime.load.LoadedPlugin;
import org.ranvier.runtime.load.Providers;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.runtime.read.Words;

/** Finds components, and says what there is instead when there is none. */
final class Lookup {

    private final Inventory inventory;
    private final Preferences preferences;
    private final Set<String> noted = new HashSet<>();

    Lookup(Inventory inventory, Preferences preferences) {
        this.inventory = inventory;
        this.preferences = preferences;
    }

    /** All components of a contract, by name, newest first; starts the plugins that have some. */
    <C extends Component> List<Provided<C>> all(Class<C> contract) {
        return all(contract, _ -> true);
    }

    /** Those of some plugins; starts only these. */
    <C extends Component> List<Provided<C>> all(Class<C> contract, Predicate<Plugin> of) {
        return providers(contract, of).stream()
                .flatMap(found -> found.provided().stream())
                .sorted(Comparator.<Provided<C>, String>comparing(Provided::name)
                        .thenComparing(provided -> provided.plugin().version(), Comparator.reverseOrder())
                        .thenComparing(provided -> provided.plugin().id()))
                .toList();
    }

    /** The newest component that a reference selects. */
    <C extends Component> Provided<C> find(Class<C> contract, String text, String where) {
        String kind = Words.kind(contract);
        Reference reference = Reference.parse(text, kind, where);
        // Where the reference says which plugin, the classes of the others are not loaded for it.
        List<Provided<C>> selected = preferred(
                contract,
                all(contract, reference::mayBeIn).stream()
                        .filter(reference::selects)
                        .toList());
        if (selected.isEmpty()) {
            throw new RanvierException(notFound(contract, reference, all(contract), where));
        }
        List<String> ids = selected.stream()
                .map(provided -> provided.plugin().id())
                .distinct()
                .sorted()
                .toList();
        if (ids.size() > 1) {
            throw new RanvierException(Problem.plugin(
                    "",
                    where,
                    "the " + kind + " '" + reference + "' is offered by the plugins " + Clash.several(ids, "and"),
                    "write "
                            + Clash.several(
                                    ids.stream().map(id -> id + "/" + text).toList(), "or")));
        }
        return selected.getFirst();
    }

    /** Prefers the components of a run's plugins, if there are any; else those that come with Ranvier; else all. */
    private <C extends Component> List<Provided<C>> preferred(Class<C> contract, List<Provided<C>> selected) {
        List<Provided<C>> pinned = preferences.pins().first(contract, selected);
        return bundled(contract, pinned).orElse(pinned);
    }

    private <C extends Component> Optional<List<Provided<C>>> bundled(Class<C> contract, List<Provided<C>> selected) {
        Optional<Clash> clash = clash(contract, selected);
        Optional<ListedPlugin> meant = clash.flatMap(Clash::meant);
        meant.map(plugin -> clash.get().problem().toString()).filter(noted::add).ifPresent(preferences.notes());
        return meant.map(plugin -> selected.stream()
                .filter(provided -> provided.plugin().id().equals(plugin.id()))
                .toList());
    }

    /** All names that components of several plugins have; starts all plugins. */
    List<Clash> clashes() {
        List<Clash> clashes = new ArrayList<>();
        for (Class<? extends Component> contract : inventory.contracts()) {
            Map<String, List<Provided<?>>> byName = new LinkedHashMap<>();
            all(contract)
                    .forEach(provided -> byName.computeIfAbsent(provided.name(), n -> new ArrayList<>())
                            .add(provided));
            byName.values().forEach(same -> clash(contract, same).ifPresent(clashes::add));
        }
        return clashes;
    }

    private Optional<Clash> clash(Class<?> contract, List<? extends Provided<?>> sameName) {
        if (sameName.isEmpty()) {
            return Optional.empty();
        }
        return Clash.among(
                Words.kind(contract),
                sameName.getFirst().name(),
                sameName.stream().map(one -> ListedPlugin.of(one.plugin())).toList(),
                preferences);
    }

    /** The newest plugin that a reference selects among those that can be used. */
    Plugin plugin(String text, String where) {
        Reference reference = Reference.parse(text, "plugin", where);
        return usable().filter(reference::selects).findFirst().orElseThrow(() -> noPlugin(text, reference, where));
    }

    /** All plugins that a reference selects, whether they can be used or not, the newest first. */
    List<Plugin> plugins(String text, String where) {
        Reference reference = Reference.parse(text, "plugin", where);
        Stream<Plugin> unfit = inventory.unfit().stream().flatMap(candidate -> candidate.plugin().stream());
        List<Plugin> selected = Stream.concat(usable(), unfit)
                .filter(reference::selects)
                .sorted(Comparator.comparing(Plugin::version).reversed())
                .toList();
        if (selected.isEmpty()) {
            throw noPlugin(text, reference, where);
        }
        return selected;
    }

    private Stream<Plugin> usable() {
        return inventory.units().stream().map(LoadedPlugin::plugin);
    }

    private RanvierException noPlugin(String text, Reference reference, String where) {
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.plugin(
                "",
                where,
                "there is no plugin '" + reference + "'",
                Words.choices(text, usable().map(Plugin::toString).toList(), "installed")));
        inventory.unfit().stream()
                .filter(candidate -> candidate.plugin().map(reference::selects).orElse(true))
                .forEach(candidate -> problems.addAll(candidate.problems()));
        return new RanvierException(problems);
    }

    private <C extends Component> List<Providers<C>> providers(Class<C> contract, Predicate<Plugin> of) {
        List<Providers<C>> providers = new ArrayList<>();
        for (LoadedPlugin unit : inventory.units()) {
            // Starting one unit may have shown that others cannot be used.
            if (offers(unit, contract) && of.test(unit.plugin()) && inventory.contains(unit) && start(unit)) {
                providers.add(unit.providers(contract));
            }
        }
        return providers;
    }

    private boolean start(LoadedPlugin unit) {
        try {
            inventory.start(unit);
            return true;
        } catch (RanvierException e) {
            // The inventory keeps its problems; the other plugins are not to suffer for it.
            return false;
        }
    }

    private static boolean offers(LoadedPlugin unit, Class<?> contract) {
        return unit.plugin().providerCount(contract) > 0 && unit.plugin().state() != PluginState.STOPPED;
    }

    private <C extends Component> List<Problem> notFound(
            Class<C> contract, Reference reference, List<Provided<C>> all, String where) {
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.plugin(
                "", where, "there is no " + Words.kind(contract) + " '" + reference + "'", remedy(reference, all)));
        // Each of these may be the reason why it is missing.
        inventory.unfit().stream()
                .filter(candidate -> candidate.mayProvide(contract))
                .forEach(candidate -> problems.addAll(candidate.problems()));
        for (LoadedPlugin unit : inventory.units()) {
            if (unit.plugin().providerCount(contract) > 0) {
                problems.addAll(unit.isStarted() ? unit.providers(contract).problems() : stopped(unit));
            }
        }
        return problems;
    }

    private static <C extends Component> String remedy(Reference reference, List<Provided<C>> all) {
        List<Provided<C>> sameName =
                all.stream().filter(one -> one.name().equals(reference.name())).toList();
        if (sameName.isEmpty()) {
            return Words.choices(
                    reference.name(),
                    all.stream().map(Provided::name).distinct().toList(),
                    "installed");
        }
        Stream<String> references = sameName.stream().map(one -> one.plugin().id() + "/" + one.reference());
        return "installed: " + String.join(", ", references.toList());
    }

    private static List<Problem> stopped(LoadedPlugin unit) {
        return List.of(Problem.plugin(
                unit.plugin().toString(), "", "it is stopped, so that its components are not offered", "start it"));
    }
}
