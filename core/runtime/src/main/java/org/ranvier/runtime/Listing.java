package org.ranvier.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.ListedComponent;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.read.Words;
import org.ranvier.runtime.record.Records;

/**
 * What the plugins in some folders offer, for people to read. What was written down of a plugin when it was installed
 * saves loading it; where nothing holds that was, its components are made to find out. Either way the list is the same.
 *
 * @param plugins the usable plugins, by id and then the newest first
 * @param components what they offer, by contract and name and then the newest first
 * @param clashes the names that components of several plugins have
 * @param problems everything that is wrong with plugins and their components
 */
public record Listing(
        List<ListedPlugin> plugins, List<ListedComponent> components, List<Clash> clashes, List<Problem> problems) {

    public Listing {
        plugins = List.copyOf(plugins);
        components = List.copyOf(components);
        clashes = List.copyOf(clashes);
        problems = List.copyOf(problems);
    }

    /**
     * Lists.
     *
     * @param folders where plugins are
     * @param preferences whose components plain names mean
     * @param open opens the plugins in those folders; not called where everything is written down
     */
    public static Listing of(List<Path> folders, Preferences preferences, Supplier<PluginRuntime> open) {
        Records records =
                Records.read(folders.stream().map(PluginRuntime::absolute).toList());
        return records.areComplete()
                ? of(records.plugins(), records.components(), List.of(), preferences)
                : of(open.get(), records, preferences);
    }

    private static Listing of(PluginRuntime runtime, Records records, Preferences preferences) {
        List<ListedComponent> components = new ArrayList<>();
        for (Plugin plugin : runtime.plugins()) {
            components.addAll(records.components(plugin).orElseGet(() -> runtime.listed(plugin)));
        }
        // What loading one has shown to be unusable is gone from these.
        List<ListedPlugin> plugins =
                runtime.plugins().stream().map(ListedPlugin::of).toList();
        return of(
                plugins,
                components.stream()
                        .filter(one -> plugins.contains(one.plugin()))
                        .toList(),
                runtime.problems(),
                preferences);
    }

    private static Listing of(
            List<ListedPlugin> plugins,
            List<ListedComponent> components,
            List<Problem> problems,
            Preferences preferences) {
        List<ListedComponent> sorted =
                components.stream().sorted(ListedComponent.ORDER).toList();
        return new Listing(plugins, sorted, clashes(sorted, preferences), problems);
    }

    private static List<Clash> clashes(List<ListedComponent> components, Preferences preferences) {
        Map<List<String>, List<ListedPlugin>> byName = new LinkedHashMap<>();
        components.forEach(one -> byName.computeIfAbsent(List.of(one.contract(), one.name()), n -> new ArrayList<>())
                .add(one.plugin()));
        List<Clash> clashes = new ArrayList<>();
        byName.forEach((of, same) -> Clash.among(Words.kind(of.getFirst()), of.getLast(), same, preferences)
                .ifPresent(clashes::add));
        return clashes;
    }

    /** Returns the file in which it is written down what a plugin offers. */
    public static Path place(Path plugin) {
        return Records.place(plugin);
    }

    /**
     * Writes down what a plugin offers, beside it, unless something is wrong with it; starts it.
     *
     * @param runtime the runtime that it is resolved in
     * @param plugin the plugin
     * @param places where plugins lie from now on, by where they lay when they were resolved
     * @return empty where something is wrong with it, or else whether it could be written
     */
    public static Optional<Boolean> record(PluginRuntime runtime, Plugin plugin, UnaryOperator<Path> places) {
        List<ListedComponent> components = runtime.listed(plugin);
        boolean bad =
                runtime.problems().stream().anyMatch(problem -> problem.plugin().equals(plugin.toString()));
        return bad ? Optional.empty() : Optional.of(Records.write(plugin, components, places));
    }
}
