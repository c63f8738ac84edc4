package org.ranvier.hardware.nir.graph;

import java.util.List;
import java.util.Map;

/** A node of a NIR graph: a primitive with its arrays, or a graph. */
public sealed interface Node {

    /** The name of the format, of its exporter and importer, and in {@code Neuron.exchangeNames()}. */
    String FORMAT = "nir";

    /** The version of Python's nir whose graphs these are. */
    String NIR_VERSION = "1.0.8";

    /** NIR's word for what it is. */
    String type();

    /** Returns its metadata: {@link Tensor}s, texts, and maps of these. */
    Map<String, Object> metadata();

    /**
     * A primitive.
     *
     * @param fields its arrays, under NIR's names
     */
    record Leaf(String type, Map<String, Tensor> fields, Map<String, Object> metadata) implements Node {

        public Leaf(String type, Map<String, Tensor> fields) {
            this(type, fields, Map.of());
        }

        public Tensor field(String name) {
            return fields.get(name);
        }
    }

    /**
     * A graph.
     *
     * @param nodes by name
     * @param edges what is passed on to what; what reaches a node over several edges adds up
     */
    record Graph(Map<String, Node> nodes, List<Edge> edges, Map<String, Object> metadata) implements Node {

        public static final String TYPE = "NIRGraph";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** An edge between nodes of one graph, by their names. */
    record Edge(String from, String to) {}
}
