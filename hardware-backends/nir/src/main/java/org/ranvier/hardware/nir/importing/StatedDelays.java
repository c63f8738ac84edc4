package org.ranvier.hardware.nir.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ranvier.hardware.nir.graph.FlatGraph;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Tensor;
import org.ranvier.hardware.nir.graph.Unfit;

/** Holds the delays that stand in a graph's metadata against those of its Delay nodes. */
final class StatedDelays {

    /** In seconds: what single precision makes of a delay of seconds. */
    private static final double TOLERANCE = 1e-6;

    private StatedDelays() {}

    /** Finds where the two disagree; nothing where the metadata has none. */
    static List<Unfit> faults(Node.Graph graph) {
        List<Unfit> faults = new ArrayList<>();
        if (graph.metadata().get(FlatGraph.DELAYS) instanceof Map<?, ?> stated) {
            stated.forEach((projection, entry) -> {
                if (entry instanceof Map<?, ?> map
                        && map.get("delay") instanceof Tensor delay
                        && map.get("nodes") instanceof String nodes) {
                    for (String node : nodes.split(" ")) {
                        String fault = fault(graph, (String) projection, delay, node);
                        if (fault != null) {
                            faults.add(new Unfit(fault, "write the file again, or leave the metadata out"));
                            return;
                        }
                    }
                }
            });
        }
        return faults;
    }

    private static String fault(Node.Graph graph, String projection, Tensor stated, String name) {
        String begin = "the delays of '" + projection + "' in the metadata disagree with the graph: ";
        if (!(graph.nodes().get(name) instanceof Node.Leaf leaf) || leaf.field("weight") == null) {
            return begin + "there is no node '" + name + "' with weights";
        }
        Tensor weight = leaf.field("weight");
        if (weight.size() != stated.size()) {
            return begin + "they are " + stated.size() + ", the weights of '" + name + "' " + weight.size();
        }
        double[] before = graph.edges().stream()
                .filter(edge -> edge.to().equals(name) && graph.nodes().get(edge.from()) instanceof Node.Leaf)
                .map(edge -> ((Node.Leaf) graph.nodes().get(edge.from())).field("delay"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(delay -> delay.spread(weight.shape()[1]))
                .orElse(new double[weight.shape()[1]]);
        for (int n = 0; n < weight.size(); n++) {
            double found = before[n % before.length];
            if (weight.values()[n] != 0 && Math.abs(found - stated.values()[n]) > TOLERANCE * (1 + found)) {
                return begin + "synapse " + n + " has " + stated.values()[n] + " there and " + found + " before '"
                        + name + "'";
            }
        }
        return null;
    }
}
