package org.ranvier.hardware.nir.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the nodes and edges of a graph under names that every tool can take. */
public final class GraphBuilder {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Node.Edge> edges = new LinkedHashSet<>();

    /**
     * Adds a node.
     *
     * @param wanted its name as far as it can be had: letters, digits and _, for PyTorch-based tools make names of
     *     Python of them
     * @return its name
     */
    public String add(String wanted, Node node) {
        String base = wanted.replaceAll("[^A-Za-z0-9_]", "_");
        String name = base;
        for (int n = 2; nodes.containsKey(name); n++) {
            name = base + "_" + n;
        }
        nodes.put(name, node);
        return name;
    }

    public void connect(String from, String to) {
        edges.add(new Node.Edge(from, to));
    }

    public Node.Graph build(Map<String, Object> metadata) {
        return new Node.Graph(nodes, new ArrayList<>(edges), metadata);
    }

    /** An array for each field, from one map of fields for each neuron. */
    public static Map<String, Tensor> fields(Primitive primitive, List<Map<String, Double>> neurons, FileTime unit) {
        Map<String, Tensor> fields = new LinkedHashMap<>();
        for (String name : primitive.fields()) {
            double[] values =
                    neurons.stream().mapToDouble(neuron -> neuron.get(name)).toArray();
            if (Primitive.isTime(name)) {
                java.util.Arrays.setAll(values, n -> unit.ofMs(values[n]));
            } else if (primitive.isPerSecond(name)) {
                java.util.Arrays.setAll(values, n -> unit.ofPerSecond(values[n]));
            }
            fields.put(name, Tensor.vector(values));
        }
        return fields;
    }
}
