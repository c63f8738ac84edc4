package org.ranvier.runtime.load;

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
import org.ranvier.runtime.read.InstalledPlugin;

/** Requirements between plugins. */
final class Links {

    private final Map<InstalledPlugin, List<InstalledPlugin>> required = new LinkedHashMap<>();

    void add(InstalledPlugin plugin, InstalledPlugin needed) {
        required.computeIfAbsent(plugin, p -> new ArrayList<>()).add(needed);
    }

    List<InstalledPlugin> of(InstalledPlugin plugin) {
        return required.getOrDefault(plugin, List.of());
    }

    /** A problem for each plugin that requires itself in the end. */
    Map<InstalledPlugin, List<Problem>> cycles() {
        Map<InstalledPlugin, List<Problem>> cycles = new LinkedHashMap<>();
        for (InstalledPlugin plugin : required.keySet()) {
            List<InstalledPlugin> path = pathBack(plugin, plugin, new HashSet<>());
            if (!path.isEmpty()) {
                String circle = path.stream().map(InstalledPlugin::toString).collect(Collectors.joining(" → "));
                cycles.put(
                        plugin,
                        List.of(plugin.problem(
                                "it requires itself by way of " + circle, "remove one of these requirements")));
            }
        }
        return cycles;
    }

    /** The plugins and all that they require, each after what it requires; there must be no cycle. */
    Collection<InstalledPlugin> inOrder(Collection<InstalledPlugin> plugins) {
        Set<InstalledPlugin> order = new LinkedHashSet<>();
        plugins.forEach(plugin -> visit(plugin, order));
        return order;
    }

    private void visit(InstalledPlugin plugin, Set<InstalledPlugin> order) {
        if (!order.contains(plugin)) {
            of(plugin).forEach(needed -> visit(needed, order));
            order.add(plugin);
        }
    }

    /** The way from one plugin to the goal, both included, or nothing when there is none. */
    private List<InstalledPlugin> pathBack(InstalledPlugin from, InstalledPlugin goal, Set<InstalledPlugin> seen) {
        for (InstalledPlugin next : of(from)) {
            if (next == goal) {
                return List.of(from, goal);
            }
            if (seen.add(next)) {
                List<InstalledPlugin> rest = pathBack(next, goal, seen);
                if (!rest.isEmpty()) {
                    List<InstalledPlugin> path = new ArrayList<>(List.of(from));
                    path.addAll(rest);
                    return path;
                }
            }
        }
        return List.of();
    }
}
