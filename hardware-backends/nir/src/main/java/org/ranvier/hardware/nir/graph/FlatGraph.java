package org.ranvier.hardware.nir.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph without graphs within: the nodes of a graph within get its name and a dot before theirs, and its Input and
 * Output, where they are not the graph's own, pass on what they get.
 *
 * @param nodes the nodes by name
 * @param edges the edges, by the names of nodes
 */
public record FlatGraph(Map<String, Node.Leaf> nodes, List<Node.Edge> edges) {

    /** NIR's type of a node that passes on its input. */
    static final String IDENTITY = "Identity";

    /** The key of a graph's metadata under which its delays stand. */
    public static final String DELAYS = "delays";

    /**
     * Flattens.
     *
     * @throws IllegalArgumentException where a graph within has not one Input and one Output
     */
    public static FlatGraph of(Node.Graph graph) {
        FlatGraph flat = new FlatGraph(new LinkedHashMap<>(), new ArrayList<>());
        flat.add("", graph, true);
        return flat;
    }

    private void add(String prefix, Node.Graph graph, boolean whole) {
        Map<String, String> entrance = new LinkedHashMap<>();
        Map<String, String> exit = new LinkedHashMap<>();
        graph.nodes().forEach((name, node) -> {
            String full = prefix + name;
            switch (node) {
                case Node.Leaf leaf -> {
                    boolean boundary =
                            leaf.type().equals("Input") || leaf.type().equals("Output");
                    nodes.put(full, boundary && !whole ? new Node.Leaf(IDENTITY, Map.of()) : leaf);
                    entrance.put(name, full);
                    exit.put(name, full);
                }
                case Node.Graph inner -> {
                    entrance.put(name, full + "." + only(full, inner, "Input"));
                    exit.put(name, full + "." + only(full, inner, "Output"));
                    add(full + ".", inner, false);
                }
            }
        });
        graph.edges().forEach(edge -> edges.add(new Node.Edge(exit.get(edge.from()), entrance.get(edge.to()))));
    }

    private static String only(String name, Node.Graph graph, String type) {
        List<String> found = graph.nodes().entrySet().stream()
                .filter(e -> e.getValue().type().equals(type))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "graph '" + name + "' has " + found.size() + " " + type + " nodes, not one");
        }
        return found.getFirst();
    }

    /** The nodes that pass something on to a node, in the order of the edges. */
    public List<String> into(String node) {
        return edges.stream()
                .filter(edge -> edge.to().equals(node))
                .map(Node.Edge::from)
                .distinct()
                .toList();
    }
}
