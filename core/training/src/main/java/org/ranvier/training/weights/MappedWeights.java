package org.ranvier.training.weights;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.Overrides;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.data.NdArray;
import org.ranvier.text.Nearest;
import org.ranvier.training.network.NetworkReader;

/**
 * The arrays of a file, put into a network as a map says.
 *
 * @param file where the arrays are from, for messages
 * @param arrays by name
 * @param dtMs the length of a tick, which time constants are converted by
 */
public record MappedWeights(Path file, Map<String, NdArray> arrays, WeightMap map, double dtMs) {

    private static final String NETWORK = "network.";
    private static final String VALUES = "values";
    private static final Set<String> NUMBERS = Set.of("weights", "bias", "delays");

    /** Reads the arrays. */
    public static MappedWeights read(Path file, WeightMap map, double dtMs) {
        return new MappedWeights(file, NamedArrays.read(file), map, dtMs);
    }

    /**
     * A network with the numbers in it.
     *
     * @param full with all of them
     * @param bare without those of synapses and biases, which are too many for a file that people read
     * @param taken what became of which array, one line each
     */
    public record Filled(Mapping full, Mapping bare, List<String> taken) {}

    /**
     * Puts the numbers into an experiment or a network to simulate.
     *
     * @throws RanvierException with all that does not fit
     */
    public Filled into(Mapping like) {
        Problems problems = new Problems();
        Set<String> used = new HashSet<>(map.ignored());
        Mapping full = like;
        Mapping bare = like;
        for (WeightMap.Entry entry : map.entries()) {
            Optional<ConfigNode> numbers = numbers(entry, problems).filter(node -> fits(like, entry, node, problems));
            used.add(entry.array());
            if (numbers.isPresent()) {
                String last = last(entry);
                full = changed(full, entry, numbers.get(), problems);
                if (!NUMBERS.contains(last)) {
                    bare = changed(bare, entry, numbers.get(), problems);
                } else if (last.equals("bias")) {
                    bare = withBias(bare, entry, problems);
                }
            }
        }
        Set<String> left = new TreeSet<>(arrays.keySet());
        left.removeAll(used);
        problems.throwIfAny();
        if (!left.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    map.source(),
                    file + " has arrays that the map does not name: " + String.join(", ", left),
                    "say where they belong, or list them under 'ignore'"));
        }
        return new Filled(
                full,
                bare,
                map.entries().stream()
                        .map(entry ->
                                entry.array() + " " + arrays.get(entry.array()).shape() + " → " + entry.to())
                        .collect(Collectors.toList()));
    }

    /**
     * A matrix of as many numbers as another would be taken for that one: only its rows tell that it lies on its side.
     */
    private static boolean fits(Mapping like, WeightMap.Entry entry, ConfigNode numbers, Problems problems) {
        int rows = switch (numbers) {
            case Sequence matrix -> matrix.items().size();
            case Numbers list -> list.values().length;
            default -> 1;
        };
        Optional<Integer> neurons = neurons(like, entry.to().split("\\.")[0]);
        boolean alone = numbers instanceof Scalar && !NUMBERS.contains(last(entry));
        boolean delays = last(entry).equals("delays") && !(numbers instanceof Sequence);
        if (alone || delays || neurons.isEmpty() || neurons.get() == rows) {
            return true;
        }
        problems.add(
                entry.place(),
                "'" + entry.array() + "' has " + rows + (rows == 1 ? " row" : " rows") + ", and '"
                        + entry.to().split("\\.")[0] + "' has " + neurons.get() + " neurons",
                "add transpose: true where rows are inputs, or change the network");
        return false;
    }

    private static Optional<Integer> neurons(Mapping like, String layer) {
        ConfigNode network = like.get("network").orElse(null);
        if (network instanceof Sequence layers) {
            for (int n = 0; n < layers.items().size(); n++) {
                if (NetworkReader.name(layers.items(), n).equals(layer)
                        && layers.items().get(n) instanceof Mapping mapping
                        && mapping.get("neurons").orElse(null) instanceof Scalar scalar
                        && scalar.number().isPresent()) {
                    return Optional.of((int) scalar.number().getAsDouble());
                }
            }
        }
        return Optional.empty();
    }

    private static String last(WeightMap.Entry entry) {
        return entry.to().substring(entry.to().lastIndexOf('.') + 1);
    }

    private Optional<ConfigNode> numbers(WeightMap.Entry entry, Problems problems) {
        NdArray array = arrays.get(entry.array());
        if (array == null) {
            problems.add(
                    entry.place(),
                    file + " has no array '" + entry.array() + "'",
                    Nearest.remedy(entry.array(), arrays.keySet(), "it has"));
            return Optional.empty();
        }
        List<Integer> shape = array.shape();
        if (shape.size() > 2) {
            problems.add(
                    entry.place(),
                    "'" + entry.array() + "' has the shape " + shape
                            + ", and a network of this program arrays of two extents at most",
                    "convolutions cannot be imported");
            return Optional.empty();
        }
        double[] values = array.values().clone();
        for (int n = 0; n < values.length; n++) {
            double converted = entry.conversion().of(values[n], dtMs) * entry.scale();
            if (!Double.isFinite(converted)) {
                problems.add(
                        entry.place(),
                        "number " + n + " of '" + entry.array() + "' is " + values[n] + ", of which " + entry.to()
                                + " would become " + converted,
                        "check the numbers, and 'from' of the map");
                return Optional.empty();
            }
            values[n] = converted;
        }
        return Optional.of(ConfigTree.node(entry.place(), shaped(values, shape, entry.transpose())));
    }

    private static Object shaped(double[] values, List<Integer> shape, boolean transpose) {
        if (shape.size() < 2) {
            return values.length == 1 ? (Object) values[0] : values;
        }
        int rows = shape.get(0);
        int columns = shape.get(1);
        double[][] matrix = new double[transpose ? columns : rows][transpose ? rows : columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = values[row * columns + column];
                if (transpose) {
                    matrix[column][row] = value;
                } else {
                    matrix[row][column] = value;
                }
            }
        }
        return matrix;
    }

    private static Mapping changed(Mapping network, WeightMap.Entry entry, ConfigNode numbers, Problems problems) {
        String last = last(entry);
        if (NUMBERS.contains(last)) {
            return change(network, entry, entry.to(), node -> withValues(node, numbers), problems);
        }
        String component =
                entry.to().contains(".") ? entry.to().substring(0, entry.to().lastIndexOf('.')) : "";
        return change(network, entry, component, node -> component(node).with(last, numbers), problems);
    }

    private static Mapping withBias(Mapping network, WeightMap.Entry entry, Problems problems) {
        return change(
                network,
                entry,
                entry.to(),
                node -> node instanceof Mapping mapping && mapping.keys().isEmpty()
                        ? ConfigTree.node(entry.place(), true)
                        : node,
                problems);
    }

    private static Mapping change(
            Mapping network,
            WeightMap.Entry entry,
            String path,
            java.util.function.UnaryOperator<ConfigNode> how,
            Problems problems) {
        return Overrides.change(network, NETWORK + path, how, entry.place(), NetworkReader::itemName, problems);
    }

    /** What was said of how the numbers start no longer holds; all else does. */
    private static ConfigNode withValues(ConfigNode node, ConfigNode numbers) {
        return component(node).without("init").with(VALUES, shapedLike(numbers));
    }

    /** Of weights and biases, one number is an array of one. */
    private static ConfigNode shapedLike(ConfigNode numbers) {
        return numbers instanceof Scalar scalar && scalar.number().isPresent()
                ? ConfigTree.node(scalar.place(), new double[] {scalar.number().getAsDouble()})
                : numbers;
    }

    private static Mapping component(ConfigNode node) {
        return switch (node) {
            case Mapping mapping -> mapping;
            case Scalar scalar
            when scalar.value() instanceof String type ->
                ConfigTree.of(scalar.place(), Map.of(ComponentRef.TYPE, type));
            default -> Mapping.empty(node.place());
        };
    }
}
