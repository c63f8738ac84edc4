package org.ranvier.hardware.nir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Primitive;
import org.ranvier.hardware.nir.graph.Tensor;

/** Graphs for tests. */
final class Graphs {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Node.Edge> edges = new ArrayList<>();

    /** A graph with an Input of so many channels. */
    static Graphs input(int channels) {
        return new Graphs().node("input", "Input", Map.of("shape", Tensor.whole(channels)));
    }

    Graphs node(String name, String type, Map<String, Tensor> fields) {
        nodes.put(name, new Node.Leaf(type, fields));
        return this;
    }

    Graphs node(String name, Node node) {
        nodes.put(name, node);
        return this;
    }

    Graphs linear(String name, int rows, int columns, double... weights) {
        return node(name, "Linear", Map.of("weight", Tensor.matrix(rows, columns, weights)));
    }

    Graphs delay(String name, double... seconds) {
        return node(name, "Delay", Map.of("delay", Tensor.vector(seconds)));
    }

    /** LIF neurons with r = 1, τ = 20 ms and a threshold of 1. */
    Graphs lif(String name, int neurons) {
        return node(
                name,
                "LIF",
                Map.of(
                        "tau", Tensor.filled(neurons, 0.02f),
                        "r", Tensor.filled(neurons, 1),
                        "v_leak", Tensor.filled(neurons, 0),
                        "v_threshold", Tensor.filled(neurons, 1)));
    }

    Graphs output(int neurons) {
        return node("output", "Output", Map.of("shape", Tensor.whole(neurons)));
    }

    /** Edges from each to the next. */
    Graphs chain(String... names) {
        for (int n = 1; n < names.length; n++) {
            edges.add(new Node.Edge(names[n - 1], names[n]));
        }
        return this;
    }

    Node.Graph build() {
        return build(Map.of());
    }

    Node.Graph build(Map<String, Object> metadata) {
        return new Node.Graph(nodes, edges, metadata);
    }

    /** Every node type that is written, each with numbers of its own. */
    static Node.Graph everyType() {
        Graphs graph = input(6);
        double number = 0.5;
        graph.node(
                "flatten",
                new Node.Leaf(
                        "Flatten",
                        Map.of(
                                "start_dim", new Tensor(new int[0], new double[] {0}, true),
                                "end_dim", new Tensor(new int[0], new double[] {-1}, true),
                                "input_type", Tensor.whole(6))));
        graph.linear("linear", 3, 6, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0.1f, 0.2f, -0.3f, 0, 1e-7f, 1e6f);
        graph.node(
                "affine",
                "Affine",
                Map.of(
                        "weight", Tensor.matrix(3, 3, new double[] {1, 0, 0, 0, 1, 0, 0, 0.25, 1}),
                        "bias", Tensor.vector(new double[] {0.125, 0, -2})));
        graph.delay("delay", 0.001f, 0, 0.0305f);
        List<String> names = new ArrayList<>(List.of("input", "flatten", "linear", "affine", "delay"));
        for (Primitive primitive : Primitive.values()) {
            Map<String, Tensor> fields = new LinkedHashMap<>();
            for (String field : primitive.fields()) {
                fields.put(field, Tensor.vector(new double[] {number += 0.25, number += 0.25, number += 0.25}));
            }
            Map<String, Object> metadata = primitive == Primitive.LIF
                    ? Map.of("integration", "euler", "inner", Map.of("list", Tensor.vector(new double[] {1, 2})))
                    : Map.of();
            names.add(primitive.type().toLowerCase(Locale.ROOT));
            graph.node(names.getLast(), new Node.Leaf(primitive.type(), fields, metadata));
        }
        graph.output(3);
        names.add("output");
        return graph.chain(names.toArray(String[]::new)).build(Map.of("dt", 0.001, "writer", "ranvier"));
    }
}
