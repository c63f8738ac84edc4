package org.ranvier.hardware.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.hardware.nir.file.NirFile;
import org.ranvier.hardware.nir.file.NirWriter;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Tensor;

class NirFileTest {

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsReadAgainToTheBit() {
        Path file = directory.resolve("all.nir");
        NirWriter.write(file, Graphs.everyType(), true);
        same(NirFile.read(file), Graphs.everyType());
    }

    @Test
    void theBytesFollowFromWhatTheGraphSaysNotFromTheOrderOfItsMaps() throws IOException {
        Path file = directory.resolve("all.nir");
        Random random = new Random(7);
        Set<String> contents = new HashSet<>();
        for (int n = 0; n < 20; n++) {
            NirWriter.write(file, (Node.Graph) shuffled(Graphs.everyType(), random), true);
            contents.add(HexFormat.of().formatHex(Files.readAllBytes(file)));
        }

        assertThat(contents).hasSize(1);
    }

    private static Node shuffled(Node node, Random random) {
        Map<String, Object> metadata = shuffled(node.metadata(), random);
        return switch (node) {
            case Node.Leaf leaf -> new Node.Leaf(leaf.type(), shuffled(leaf.fields(), random), metadata);
            case Node.Graph graph -> {
                Map<String, Node> nodes = new LinkedHashMap<>();
                graph.nodes().forEach((name, child) -> nodes.put(name, shuffled(child, random)));
                yield new Node.Graph(nodes, graph.edges(), metadata);
            }
        };
    }

    @SuppressWarnings("unchecked") // maps within metadata are maps of the same
    private static <V> Map<String, V> shuffled(Map<String, V> map, Random random) {
        List<String> names = new ArrayList<>(map.keySet());
        Collections.shuffle(names, random);
        Map<String, V> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(
                name,
                map.get(name) instanceof Map<?, ?> inner
                        ? (V) shuffled((Map<String, Object>) inner, random)
                        : map.get(name)));
        return shuffled;
    }

    @Test
    void largeArraysAreCompressedAndReadAgain() throws IOException {
        Path file = directory.resolve("large.nir");
        double[] weights = new double[300 * 400];
        weights[77] = 3;
        weights[weights.length - 1] = -1;
        Node.Graph graph = Graphs.input(400)
                .linear("w", 300, 400, weights)
                .lif("lif", 300)
                .output(300)
                .chain("input", "w", "lif", "output")
                .build();
        NirWriter.write(file, graph, false);

        assertThat(Files.size(file)).isLessThan(60_000);
        same(NirFile.read(file), graph);
    }

    @Test
    void everyTypeWrittenHereIsReadByPythonsNirWithTheSameArrays() throws IOException {
        Python python = Python.require();
        Path file = directory.resolve("java.nir");
        NirWriter.write(file, Graphs.everyType(), true);

        Path again = directory.resolve("python.nir");
        String types = python.script("read-and-write.py", file, again);

        assertThat(types.strip().split(" "))
                .contains(
                        "Input",
                        "Output",
                        "Linear",
                        "Affine",
                        "Delay",
                        "Flatten",
                        "Scale",
                        "Threshold",
                        "LIF",
                        "CubaLIF",
                        "LI",
                        "CubaLI",
                        "I",
                        "IF");
        same(NirFile.read(again), Graphs.everyType());
    }

    @Test
    void whateverLayoutPythonChoosesIsReadHere() throws IOException {
        Python.require().script("layouts.py", directory);
        for (String layout : List.of("plain", "gzip", "lzf", "chunked", "fixed-strings")) {
            sameAsPythonWrote(NirFile.read(directory.resolve(layout + ".nir")));
        }
    }

    /** The library decodes chunks in parallel; with one or two cores the thread that reads often decodes them all. */
    @Test
    void chunksAreReadOnAnyNumberOfThreads() throws Exception {
        Python.require().script("layouts.py", directory);
        try (ForkJoinPool pool = new ForkJoinPool(16)) {
            for (int n = 0; n < 20; n++) {
                sameAsPythonWrote(pool.submit(() -> NirFile.read(directory.resolve("chunked.nir")))
                        .get());
            }
        }
    }

    private static void sameAsPythonWrote(Node.Graph graph) {
        assertThat(graph.nodes().keySet()).containsExactlyInAnyOrder("input", "affine", "lif", "output");
        Node.Leaf affine = (Node.Leaf) graph.nodes().get("affine");
        assertThat(affine.field("weight").shape()).containsExactly(40, 30);
        for (int n = 0; n < 1200; n++) {
            assertThat(affine.field("weight").values()[n]).isEqualTo(n * 0.25 - 7);
        }
        assertThat(((Node.Leaf) graph.nodes().get("lif")).field("tau").values()).containsOnly(0.02f);
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        new Node.Edge("input", "affine"),
                        new Node.Edge("affine", "lif"),
                        new Node.Edge("lif", "output"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 60, 500, 2000, 5000})
    void aTruncatedFileIsRefusedInOneSentence(int length) throws IOException {
        Path file = directory.resolve("all.nir");
        NirWriter.write(file, Graphs.everyType(), false);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, Math.min(length, bytes.length - 1)));

        assertThatThrownBy(() -> NirFile.read(file)).isInstanceOfSatisfying(RanvierException.class, e -> {
            assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.DATA);
            assertThat(e.problems()).hasSize(1);
            assertThat(e).hasMessageContaining("all.nir").hasMessageNotContaining("\n");
        });
    }

    @Test
    void anotherHdf5FileIsNoNirFile() {
        Path file = directory.resolve("other.h5");
        try (io.jhdf.WritableHdfFile hdf = io.jhdf.HdfFile.write(file)) {
            hdf.putDataset("spikes", new int[] {1, 2});
        }
        assertThatThrownBy(() -> NirFile.read(file)).hasMessageContaining("'node'");
    }

    /** Equal names, types, arrays, shapes and edges; tensors have no equality of their own. */
    private static void same(Node.Graph actual, Node.Graph expected) {
        assertThat(actual.nodes().keySet())
                .containsExactlyInAnyOrderElementsOf(expected.nodes().keySet());
        assertThat(actual.edges()).containsExactlyElementsOf(expected.edges());
        expected.nodes().forEach((name, node) -> {
            Node.Leaf leaf = (Node.Leaf) node;
            Node.Leaf found = (Node.Leaf) actual.nodes().get(name);
            assertThat(found.type()).isEqualTo(leaf.type());
            assertThat(found.fields().keySet())
                    .as(name)
                    .containsAll(leaf.fields().keySet());
            leaf.fields().forEach((field, tensor) -> same(found.field(field), tensor, name + "." + field));
            sameMetadata(found.metadata(), leaf.metadata());
        });
    }

    private static void same(Tensor actual, Tensor expected, String name) {
        assertThat(actual.values()).as(name).containsExactly(expected.values());
        assertThat(actual.shape()).as(name).containsExactly(expected.shape());
    }

    private static void sameMetadata(Map<?, ?> actual, Map<?, ?> expected) {
        expected.forEach((key, value) -> {
            switch (value) {
                case Map<?, ?> inner -> sameMetadata((Map<?, ?>) actual.get(key), inner);
                case Tensor tensor -> same((Tensor) actual.get(key), tensor, (String) key);
                default -> assertThat(actual.get(key)).isEqualTo(value);
            }
        });
    }
}
