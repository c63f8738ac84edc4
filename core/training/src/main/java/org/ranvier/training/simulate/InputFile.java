package org.ranvier.training.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npz;

/** Reads an input file of any format into the keys that {@code input} has in a network file. */
final class InputFile {

    private InputFile() {}

    /** Reads .npz and .csv by their names, anything else as YAML or JSON. */
    static Mapping read(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return arrays(Place.of(file.toString()), Npz.read(file));
        }
        return name.endsWith(".csv") ? SpikeTable.read(file) : ConfigParser.read(file);
    }

    private static Mapping arrays(Place place, Map<String, NdArray> arrays) {
        Map<String, Object> nodes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> nodes.put(name, node(place, array.shape(), array.values(), 0)));
        return ConfigTree.of(place, nodes);
    }

    private static ConfigNode node(Place place, List<Integer> shape, double[] values, int offset) {
        if (shape.isEmpty()) {
            double value = values[offset];
            return Scalar.of(place, value == Math.rint(value) ? (Object) (long) value : (Object) value);
        }
        if (shape.size() == 1) {
            return new Numbers(place, Arrays.copyOfRange(values, offset, offset + shape.getFirst()));
        }
        List<Integer> inner = shape.subList(1, shape.size());
        int stride = inner.stream().reduce(1, (a, b) -> a * b);
        if (stride == 0) {
            // However many rows of nothing a file claims: they cost it nothing, but would cost memory.
            return new Numbers(place, new double[0]);
        }
        List<ConfigNode> items = new ArrayList<>();
        for (int n = 0; n < shape.getFirst(); n++) {
            items.add(node(place, inner, values, offset + n * stride));
        }
        return new Sequence(place, items);
    }
}
