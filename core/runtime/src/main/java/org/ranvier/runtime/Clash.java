package org.ranvier.runtime;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.Plugin;

/**
 * A name that components of several plugins have.
 *
 * @param kind what the components are, such as {@code neuron}
 * @param name their name
 * @param plugins the plugins, the newest version of each
 * @param meant the plugin that the plain name means: the one that comes with Ranvier, if there is just one
 */
public record Clash(String kind, String name, List<Plugin> plugins, Optional<Plugin> meant) {

    /** How many plugins are named one by one. */
    private static final int NAMED = 5;

    public Clash {
        plugins = List.copyOf(plugins);
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
        List<Plugin> others =
                plugins.stream().filter(plugin -> plugin != meant.get()).toList();
        return Problem.plugin(
                "",
                "",
                what + "of " + names(others) + " has the name of one of " + meant.get()
                        + ", which comes with Ranvier and is" + " what the plain name means",
                "write " + references(others) + " for the other; runs keep the one they were made with");
    }

    private String references(List<Plugin> of) {
        return several(of.stream().map(plugin -> plugin.id() + "/" + name).toList(), "or");
    }

    private static String names(List<Plugin> plugins) {
        return several(plugins.stream().map(Plugin::toString).toList(), "and");
    }

    /** Names all of a few, and the first of many with how many more there are. */
    static String several(List<String> all, String joint) {
        return all.size() <= NAMED
                ? String.join(" " + joint + " ", all)
                : String.join(", ", all.subList(0, NAMED)) + " " + joint + " " + (all.size() - NAMED) + " more";
    }
}
