package org.ranvier.hardware.nir.importing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.hardware.nir.graph.Unfit;

/**
 * The order of populations in a file: whatever is read without a delay comes first. What then is read from the layer
 * itself or a later one closes a loop.
 */
final class LayerOrder {

    private final Map<String, Map<String, Boolean>> sources;
    private final Set<String> visited = new LinkedHashSet<>();
    private final List<String> natural = new ArrayList<>();

    private LayerOrder(Map<String, Map<String, Boolean>> sources) {
        this.sources = sources;
    }

    /**
     * The order in which signals go from the input, loops left aside: what comes before a node on a walk from the input
     * that visits everything stands before it, but for edges that lead back.
     *
     * @param sources for each population what it reads, and whether without a delay
     */
    static List<String> natural(Map<String, Map<String, Boolean>> sources, String input) {
        LayerOrder order = new LayerOrder(sources);
        order.walk(input);
        sources.keySet().forEach(order::walk);
        order.natural.remove(input);
        return order.natural;
    }

    /** Reverse postorder: a population goes before all that it reaches, but for those on the way to it. */
    private void walk(String from) {
        if (!visited.add(from)) {
            return;
        }
        List<String> next = sources.entrySet().stream()
                .filter(e -> e.getValue().containsKey(from))
                .map(Map.Entry::getKey)
                .toList();
        next.reversed().forEach(this::walk);
        natural.addFirst(from);
    }

    /**
     * Orders populations so that nothing is read without a delay before it is computed.
     *
     * @param last the population that has to be the last, or null
     * @throws Unfit where a loop has no delay
     */
    static List<String> of(Map<String, Map<String, Boolean>> sources, String input, String last) {
        List<String> open = new ArrayList<>(natural(sources, input));
        List<String> order = new ArrayList<>();
        while (!open.isEmpty()) {
            String next = open.stream()
                    .filter(p -> !p.equals(last) || open.size() == 1)
                    .filter(p -> sources.get(p).entrySet().stream()
                            .noneMatch(e -> e.getValue() && open.contains(e.getKey())))
                    .findFirst()
                    .orElseThrow(
                            () -> new Unfit(
                                    "the loop through " + String.join(", ", loops(sources, open)) + " has no delay",
                                    "give it a Delay, or --option loops=tick where each loop takes a tick, as in norse and snnTorch"));
            open.remove(next);
            order.add(next);
        }
        return order;
    }

    /**
     * Of populations that wait for one another those that do so in a circle: what nobody waits for only stands behind
     * it.
     */
    private static List<String> loops(Map<String, Map<String, Boolean>> sources, List<String> waiting) {
        List<String> loops = new ArrayList<>(waiting);
        while (loops.removeIf(
                p -> loops.stream().noneMatch(other -> sources.get(other).getOrDefault(p, false)))) {
            // What stood behind what was removed may now be waited for by nobody.
        }
        return loops.stream().map(p -> "'" + p + "'").toList();
    }
}
