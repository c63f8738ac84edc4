package org.ranvier.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;

/** Which plugin requires which. */
final class Links {

    private final Map<Plugin, List<Plugin>> required = new LinkedHashMap<>();

    void add(Plugin plugin, Plugin needed) {
        required.computeIfAbsent(plugin, p -> new ArrayList<>()).add(needed);
    }

    List<Plugin> of(Plugin plugin) {
        return required.getOrDefault(plugin, List.of());
    }

    /** A problem for each plugin that requires itself in the end. */
    Map<Plugin, List<Problem>> cycles() {
        Map<Plugin, List<Problem>> cycles = new LinkedHashMap<>();
        for (Plugin plugin : required.keySet()) {
            List<Plugin> path = pathBack(plugin, plugin, new HashSet<>());
            if (!path.isEmpty()) {
                String circle = path.stream().map(Plugin::toString).collect(Collectors.joining(" → "));
                cycles.put(
                        plugin,
                        List.of(plugin.problem(
                                "it requires itself by way of " + circle, "remove one of these requirements")));
            }
        }
        return cycles;
    }

    /** The plugins and all that they require, each after what it requires; there must be no cycle. */
    Collection<Plugin> inOrder(Collection<Plugin> plugins) {
        Set<Plugin> order = new LinkedHashSet<>();
        plugins.forEach(plugin -> visit(plugin, order));
        return order;
    }

    private void visit(Plugin plugin, Set<Plugin> order) {
        if (!order.contains(plugin)) {
            of(plugin).forEach(needed -> visit(needed, order));
            order.add(plugin);
        }
    }

    /** The way from one plugin to the goal, both included, or nothing when there is none. */
    private List<Plugin> pathBack(Plugin from, Plugin goal, Set<Plugin> seen) {
        for (Plugin next : of(from)) {
            if (next == goal) {
                return List.of(from, goal);
            }
            if (seen.add(next)) {
                List<Plugin> rest = pathBack(next, goal, seen);
                if (!rest.isEmpty()) {
                    List<Plugin> path = new ArrayList<>(List.of(from));
                    path.addAll(rest);
                    return path;
                }
            }
        }
        return List.of();
    }
}
