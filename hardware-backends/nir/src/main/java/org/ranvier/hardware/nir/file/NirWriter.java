package org.ranvier.hardware.nir.file;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Tensor;

/**
 * Writes the HDF5 file of a graph, as Python's nir reads it; arrays above a few hundred bytes are compressed.
 *
 * <p>Whatever a graph names is written in the order of the names, so that the bytes follow from what the graph says:
 * some of Java's maps have another order in every process. Readers find it by name.
 */
public final class NirWriter {

    private static final int SMALL = 256;
    private static final int CHUNK = 1 << 17;

    private final boolean doublePrecision;

    private NirWriter(boolean doublePrecision) {
        this.doublePrecision = doublePrecision;
    }

    public static void write(Path file, Node.Graph graph, boolean doublePrecision) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("version", Node.NIR_VERSION);
            new NirWriter(doublePrecision).node(hdf.putGroup("node"), graph);
        }
    }

    private void node(WritableGroup group, Node node) {
        group.putDataset("type", node.type());
        switch (node) {
            case Node.Graph graph -> {
                String[][] edges = graph.edges().stream()
                        .map(edge -> new String[] {edge.from(), edge.to()})
                        .toArray(String[][]::new);
                group.putDataset("edges", edges);
                WritableGroup nodes = group.putGroup("nodes");
                graph.nodes().forEach((name, child) -> node(nodes.putGroup(name), child));
            }
            case Node.Leaf leaf -> new TreeMap<>(leaf.fields()).forEach((name, tensor) -> put(group, name, tensor));
        }
        if (!node.metadata().isEmpty()) {
            metadata(group.putGroup("metadata"), node.metadata());
        }
    }

    private void metadata(WritableGroup group, Map<?, ?> metadata) {
        new TreeMap<>(metadata).forEach((key, value) -> {
            String name = (String) key;
            switch (value) {
                case Map<?, ?> inner -> metadata(group.putGroup(name), inner);
                case Tensor tensor -> put(group, name, tensor);
                default -> group.putDataset(name, value);
            }
        });
    }

    private void put(WritableGroup group, String name, Tensor tensor) {
        int[] shape = tensor.shape();
        Object array = switch (shape.length) {
            case 0 -> scalar(tensor);
            case 1 -> row(tensor, 0, shape[0]);
            case 2 -> rows(tensor);
            default -> throw new IllegalArgumentException("no primitive has an array of " + shape.length + " axes");
        };
        if (tensor.size() <= SMALL) {
            group.putDataset(name, array);
            return;
        }
        int[] chunk = shape.clone();
        chunk[0] = Math.clamp(CHUNK / (tensor.size() / shape[0]), 1, shape[0]);
        group.putDataset(
                name,
                array,
                DatasetCreationOptions.builder()
                        .chunkDimensions(chunk)
                        .deflate()
                        .build());
    }

    private Object scalar(Tensor tensor) {
        double value = tensor.values()[0];
        return tensor.whole() ? (Object) (long) value : doublePrecision ? (Object) value : (Object) (float) value;
    }

    private Object rows(Tensor tensor) {
        int count = tensor.shape()[0];
        int length = tensor.shape()[1];
        Class<?> element = tensor.whole() ? long.class : doublePrecision ? double.class : float.class;
        Object rows = java.lang.reflect.Array.newInstance(element, count, length);
        for (int i = 0; i < count; i++) {
            java.lang.reflect.Array.set(rows, i, row(tensor, i * length, length));
        }
        return rows;
    }

    private Object row(Tensor tensor, int from, int length) {
        double[] values = tensor.values();
        if (tensor.whole()) {
            long[] row = new long[length];
            java.util.Arrays.setAll(row, i -> (long) values[from + i]);
            return row;
        }
        if (doublePrecision) {
            return java.util.Arrays.copyOfRange(values, from, from + length);
        }
        float[] row = new float[length];
        for (int i = 0; i < length; i++) {
            row[i] = (float) values[from + i];
        }
        return row;
    }
}
