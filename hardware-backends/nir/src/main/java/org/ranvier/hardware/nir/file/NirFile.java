package org.ranvier.hardware.nir.file;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Tensor;

/**
 * Reads the HDF5 file of a graph: {@code version}, and {@code node} with its {@code type}; a graph has {@code nodes}
 * and {@code edges}, and anything may have {@code metadata}.
 */
public final class NirFile {

    private final Path file;

    private NirFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws RanvierException where it is no NIR file
     */
    public static Node.Graph read(Path file) {
        NirFile reader = new NirFile(file);
        // Shared, as the library decodes the chunks of an array on the threads of a pool.
        try (Arena mapping = Arena.ofShared();
                HdfFile hdf = mapped(file, mapping)) {
            if (!(hdf.getChild("node") instanceof Group root)) {
                throw reader.damaged("it has no 'node', which every NIR file has", "check that it is a NIR file");
            }
            if (!(reader.node("node", root) instanceof Node.Graph graph)) {
                throw reader.damaged(
                        "it holds a single node, not a graph", "write a NIRGraph with an Input and an Output");
            }
            return graph;
        } catch (RanvierException e) {
            throw e;
        } catch (RuntimeException e) {
            // A damaged file makes the library fail in many ways, not only with its own exceptions.
            RanvierException damaged = reader.damaged(
                    "it cannot be read as HDF5: " + reason(e),
                    "check that it is complete, and write it again with nir.write, which compresses with gzip");
            damaged.initCause(e);
            throw damaged;
        }
    }

    /**
     * Maps the file, of which the library then takes only what is there; it makes room for any size that a file claims.
     */
    private static HdfFile mapped(Path file, Arena mapping) {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() <= Integer.MAX_VALUE) {
                return HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapping)
                        .asByteBuffer());
            }
        } catch (IOException cannotBeMapped) {
            // The library says why it cannot be opened, or opens what only cannot be mapped.
        }
        return new HdfFile(file);
    }

    /**
     * Returns the innermost message of the library itself; messages of errors that it did not foresee are left out, as
     * a user would not understand them.
     */
    private static String reason(RuntimeException e) {
        String reason = "it is damaged, or has something that is not read here";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HdfException && cause.getMessage() != null) {
                reason = cause.getMessage().replace(", this is not supported by jHDF", ", which is not read");
            }
        }
        return reason;
    }

    private Node node(String name, Group group) {
        if (!(group.getChild("type") instanceof Dataset type) || !(type.getData() instanceof String word)) {
            throw damaged("node '" + name + "' does not say its type", "write it again with a current version of nir");
        }
        Map<String, Object> metadata = group.getChild("metadata") instanceof Group m ? metadata(m) : Map.of();
        if (word.equals(Node.Graph.TYPE)) {
            return graph(name, group, metadata);
        }
        Map<String, Tensor> fields = new LinkedHashMap<>();
        for (io.jhdf.api.Node child : group) {
            if (child instanceof Dataset dataset
                    && !child.getName().equals("type")
                    && value(dataset) instanceof Tensor t) {
                fields.put(child.getName(), t);
            }
        }
        return new Node.Leaf(word, fields, metadata);
    }

    private Node.Graph graph(String name, Group group, Map<String, Object> metadata) {
        if (!(group.getChild("nodes") instanceof Group children)
                || !(group.getChild("edges") instanceof Dataset edges)) {
            throw damaged(
                    "graph '" + name + "' lacks its nodes or edges", "write it again with a current version of nir");
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (io.jhdf.api.Node child : children) {
            if (child instanceof Group node) {
                nodes.put(child.getName(), node(child.getName(), node));
            }
        }
        List<Node.Edge> pairs = new ArrayList<>();
        if (edges.getSize() > 0) {
            if (!(edges.getData() instanceof String[][] rows)) {
                throw damaged(
                        "the edges of graph '" + name + "' are no pairs of names",
                        "write it again with a current version of nir");
            }
            for (String[] row : rows) {
                for (String end : row) {
                    if (!nodes.containsKey(end)) {
                        throw damaged(
                                "an edge names node '" + end + "', which graph '" + name + "' does not have",
                                "name one of its nodes");
                    }
                }
                pairs.add(new Node.Edge(row[0], row[1]));
            }
        }
        return new Node.Graph(nodes, pairs, metadata);
    }

    private Map<String, Object> metadata(Group group) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (io.jhdf.api.Node child : group) {
            switch (child) {
                case Group inner -> metadata.put(child.getName(), metadata(inner));
                case Dataset dataset -> {
                    Object value = value(dataset);
                    if (value != null) {
                        metadata.put(child.getName(), value);
                    }
                }
                default -> {}
            }
        }
        return metadata;
    }

    /** A tensor, a text, or null for what is neither. */
    private static Object value(Dataset dataset) {
        Object data = dataset.isEmpty() ? null : dataset.getData();
        if (data == null || data instanceof String) {
            return data;
        }
        double[] values = new double[Math.toIntExact(dataset.getSize())];
        try {
            fill(data, values, 0);
        } catch (ClassCastException e) {
            return null;
        }
        boolean whole = !(dataset.getJavaType() == float.class || dataset.getJavaType() == double.class);
        return new Tensor(dataset.getDimensions(), values, whole);
    }

    /** Copies nested arrays of numbers of any type; returns where the next number goes. */
    private static int fill(Object data, double[] values, int from) {
        switch (data) {
            case float[] floats -> {
                for (int i = 0; i < floats.length; i++) {
                    values[from + i] = floats[i];
                }
                return from + floats.length;
            }
            case double[] doubles -> {
                System.arraycopy(doubles, 0, values, from, doubles.length);
                return from + doubles.length;
            }
            case Object array
            when array.getClass().isArray() -> {
                int at = from;
                for (int i = 0; i < Array.getLength(array); i++) {
                    at = fill(Array.get(array, i), values, at);
                }
                return at;
            }
            default -> {
                values[from] = ((Number) data).doubleValue();
                return from + 1;
            }
        }
    }

    private RanvierException damaged(String message, String remedy) {
        return new RanvierException(Problem.data(file.toString(), message, remedy));
    }
}
