package org.ranvier.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.ListedPlugin;

/**
 * A name that components of several plugins have.
 *
 * @param kind what the components are, such as {@code neuron}
 * @param name their name
 * @param plugins the plugins, the newest version of each
 * @param meant the plugin that the plain name means: the one that comes with Ranvier, if there is just one
 */
public record Clash(String kind, String name, List<ListedPlugin> plugins, Optional<ListedPlugin> meant) {

    /** How many plugins are named one by one. */
    private static final int NAMED = 5;

    public Clash {
        plugins = List.copyOf(plugins);
    }

    /**
     * Finds a clash among components of one kind and name: that they are of several plugins.
     *
     * @param offering the plugin of each, the newest first
     */
    static Optional<Clash> among(String kind, String name, List<ListedPlugin> offering, Preferences preferences) {
        Map<String, ListedPlugin> newest = new TreeMap<>();
        offering.forEach(plugin -> newest.putIfAbsent(plugin.id(), plugin));
        if (newest.size() < 2) {
            return Optional.empty();
        }
        List<ListedPlugin> bundled = newest.values().stream()
                .filter(plugin -> offering.stream()
                        .anyMatch(one -> one.id().equals(plugin.id()) && preferences.bundle(one.location())))
                .toList();
        Optional<ListedPlugin> meant = bundled.size() == 1 ? Optional.of(bundled.getFirst()) : Optional.empty();
        return Optional.of(new Clash(kind, name, List.copyOf(newest.values()), meant));
    }

    /** Returns a problem that names the plugins and the reference that selects the component of each. */
    public Problem problem() {
        String what = "the " + kind + " '" + name + "' ";
        if (meant.isEmpty()) {
            return Problem.plugin(
                    "",
                    "",
                    what + "is offered by " + names(plugins) + ", so that the plain name is refused",
                    "write " + references(plugins) + "; runs keep the one they were made with");
        }
        List<ListedPlugin> others =
                plugins.stream().filter(plugin -> plugin != meant.get()).toList();
        return Problem.plugin(
                "",
                "",
                what + "of " + names(others) + " has the name of one of " + meant.get()
                        + ", which comes with Ranvier and is" + " what the plain name means",
                "write " + references(others) + " for the other; runs keep the one they were made with");
    }

    private String references(List<ListedPlugin> of) {
        return several(of.stream().map(plugin -> plugin.id() + "/" + name).toList(), "or");
    }

    private static String names(List<ListedPlugin> plugins) {
        return several(plugins.stream().map(ListedPlugin::toString).toList(), "and");
    }

    /** Names all of a few, and the first of many with how many more there are. */
    static String several(List<String> all, String joint) {
        return all.size() <= NAMED
                ? String.join(" " + joint + " ", all)
                : String.join(", ", all.subList(0, NAMED)) + " " + joint + " " + (all.size() - NAMED) + " more";
    }
}
