package org.ranvier.hardware.nir.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.hardware.nir.graph.FileTime;
import org.ranvier.hardware.nir.graph.FlatGraph;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Primitive;
import org.ranvier.hardware.nir.graph.Tensor;

/**
 * The input of each population of a graph: the linear nodes between populations, put together to one map from each
 * source.
 *
 * <p>Sources are Input and the populations. Everything that throws does so with what is wrong, as a clause.
 */
final class GraphConnections {

    private final FlatGraph graph;
    private final FileTime unit;
    private final Map<String, Signal> passedOn = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    GraphConnections(FlatGraph graph, FileTime unit) {
        this.graph = graph;
        this.unit = unit;
    }

    /**
     * The input of a node, or its output.
     *
     * @param from what it makes of each source
     * @param bias a constant added to it, or null
     */
    record Signal(Map<String, DelayedMap> from, double[] bias) {

        int width() {
            return from.values().stream().findFirst().map(DelayedMap::rows).orElse(bias == null ? 0 : bias.length);
        }
    }

    static boolean isSource(Node.Leaf node) {
        return node.type().equals("Input") || Primitive.isPopulation(node);
    }

    /** The number of channels or neurons of a source. */
    int widthOf(String source) {
        Node.Leaf node = graph.nodes().get(source);
        if (node.type().equals("Input")) {
            return (int) Arrays.stream(node.field("shape").values()).reduce(1, (a, b) -> a * b);
        }
        int own = node.fields().values().stream().mapToInt(Tensor::size).max().orElse(1);
        return own > 1 ? own : neighbours(source).orElse(1);
    }

    /**
     * Returns the number of neurons according to an adjacent weight matrix, for a node in which one number stands for
     * all neurons; empty if there is no such matrix.
     */
    private Optional<Integer> neighbours(String node) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(node) || edge.to().equals(node))
                .map(edge -> {
                    boolean before = edge.to().equals(node);
                    Tensor weight =
                            graph.nodes().get(before ? edge.from() : edge.to()).field("weight");
                    return weight == null ? 0 : weight.shape()[before ? 0 : 1];
                })
                .filter(width -> width > 0)
                .findFirst();
    }

    /** Returns the input of a population or of the network's output. */
    Signal into(String node) {
        Map<String, DelayedMap> from = new LinkedHashMap<>();
        double[] bias = null;
        int width = -1;
        for (String before : graph.into(node)) {
            Signal signal = outOf(before);
            if (width >= 0 && signal.width() != width) {
                throw new IllegalArgumentException("node '" + node + "' gets " + width + " values over one edge and "
                        + signal.width() + " from '" + before + "'");
            }
            width = signal.width();
            signal.from().forEach((source, map) -> from.merge(source, map, DelayedMap::plus));
            bias = sum(bias, signal.bias());
        }
        return new Signal(from, bias);
    }

    private Signal outOf(String name) {
        Node.Leaf node = graph.nodes().get(name);
        if (isSource(node)) {
            return new Signal(Map.of(name, DelayedMap.identity(widthOf(name))), null);
        }
        Signal known = passedOn.get(name);
        if (known != null) {
            return known;
        }
        if (node.type().equals("Output")) {
            throw new IllegalArgumentException("node '" + name + "' is an Output, and passes something on");
        }
        if (!open.add(name)) {
            throw new IllegalArgumentException(
                    "there is a cycle without a neuron: " + String.join(" → ", open) + " → " + name);
        }
        Signal signal = apply(name, node, into(name));
        open.remove(name);
        passedOn.put(name, signal);
        return signal;
    }

    private Signal apply(String name, Node.Leaf node, Signal in) {
        int width = in.width();
        if (width == 0) {
            throw new IllegalArgumentException("nothing reaches node '" + name + "'");
        }
        DelayedMap map = switch (node.type()) {
            case "Linear", "Affine" -> matrix(node);
            case "Scale" -> new DelayedMap.Diagonal(spread(name, node.field("scale"), width), new double[width]);
            case "Delay" -> {
                double[] ms = spread(name, node.field("delay"), width);
                Arrays.setAll(ms, n -> unit.toMs(ms[n]));
                double[] ones = new double[width];
                Arrays.fill(ones, 1);
                yield new DelayedMap.Diagonal(ones, ms);
            }
            default -> DelayedMap.identity(width);
        };
        if (map.columns() != width) {
            throw new IllegalArgumentException(
                    "node '" + name + "' (" + node.type() + ") takes " + map.columns() + " values and gets " + width);
        }
        double[] bias = null;
        if (in.bias() != null) {
            if (map.takesTime() && Arrays.stream(in.bias()).anyMatch(b -> b != 0)) {
                throw new IllegalArgumentException(
                        "the bias before node '" + name + "' is delayed; put the Affine after the Delay");
            }
            bias = map.ofConstant(in.bias());
        }
        if (node.type().equals("Affine")) {
            bias = sum(bias, node.field("bias").spread(map.rows()));
        }
        Map<String, DelayedMap> from = new LinkedHashMap<>();
        in.from().forEach((source, before) -> from.put(source, map.after(before)));
        return new Signal(from, bias);
    }

    private DelayedMap matrix(Node.Leaf node) {
        Tensor weight = node.field("weight");
        double[] ms = null;
        if (node.metadata().get("delay") instanceof Tensor delay) {
            ms = delay.values().clone();
            double[] values = ms;
            Arrays.setAll(ms, n -> unit.toMs(values[n]));
        }
        return DelayedMap.matrix(weight.shape()[0], weight.shape()[1], weight.values(), ms);
    }

    private static double[] spread(String name, Tensor tensor, int width) {
        if (tensor.size() != width && tensor.size() != 1) {
            throw new IllegalArgumentException(
                    "node '" + name + "' has " + tensor.size() + " numbers and gets " + width + " values");
        }
        return tensor.spread(width);
    }

    private static double[] sum(double[] a, double[] b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        double[] sum = new double[a.length];
        Arrays.setAll(sum, n -> a[n] + b[n]);
        return sum;
    }
}
