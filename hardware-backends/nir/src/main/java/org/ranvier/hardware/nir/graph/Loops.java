package org.ranvier.hardware.nir.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for loops in which no node is a population: what goes round in them has no beginning, so they cannot be read.
 */
public final class Loops {

    private final FlatGraph graph;
    private final Set<String> left = new LinkedHashSet<>();

    private Loops(FlatGraph graph) {
        this.graph = graph;
    }

    /** Returns the nodes of one such loop, if there is any, each of which passes on to the next. */
    public static Optional<List<String>> withoutNeuron(FlatGraph graph) {
        Loops loops = new Loops(graph);
        return graph.nodes().keySet().stream()
                .map(node -> loops.through(node, new LinkedHashSet<>()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Goes against the edges.
     *
     * @param open the nodes on the way here
     */
    private Optional<List<String>> through(String node, Set<String> open) {
        if (Primitive.isPopulation(graph.nodes().get(node)) || left.contains(node)) {
            return Optional.empty();
        }
        if (!open.add(node)) {
            List<String> way = List.copyOf(open);
            return Optional.of(way.subList(way.indexOf(node), way.size()).reversed());
        }
        for (String before : graph.into(node)) {
            Optional<List<String>> loop = through(before, open);
            if (loop.isPresent()) {
                return loop;
            }
        }
        open.remove(node);
        left.add(node);
        return Optional.empty();
    }
}
