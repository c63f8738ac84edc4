package org.ranvier.hardware.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.api.exchange.ImportedNetwork.Connection;
import org.ranvier.api.exchange.ImportedNetwork.Layer;
import org.ranvier.api.model.DelaySite;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Tensor;
import org.ranvier.hardware.nir.importing.GraphImport;

class GraphImportTest {

    @Test
    void aChainBecomesLayers() {
        ImportedNetwork network = read(Graphs.input(2)
                .linear("w", 3, 2, 1, 2, 3, 4, 5, 6)
                .lif("hidden", 3)
                .linear("v", 1, 3, 1, 1, 1)
                .lif("last", 1)
                .output(1)
                .chain("input", "w", "hidden", "v", "last", "output")
                .build());

        assertThat(network.channels()).isEqualTo(2);
        assertThat(network.layers()).extracting(Layer::name).containsExactly("hidden", "last");
        Layer hidden = network.layers().getFirst();
        assertThat(hidden.neuron()).isEqualTo("nir-lif");
        assertThat(hidden.parameters().get("tau"))
                .as("seconds become ms, to the bit")
                .containsOnly(20);
        Connection in = hidden.incoming().getFirst();
        assertThat(in.from()).isEqualTo("input");
        assertThat(in.weights()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(in.delaysMs()).containsOnly(0);
    }

    @Test
    void branchesBecomeOneConnectionWithADelayForEachSynapse() {
        Connection in = onlyConnection(Graphs.input(2)
                .delay("d", 0.003f, 0.003f)
                .linear("w0", 2, 2, 1, 0, 0, 4)
                .linear("w3", 2, 2, 0, 2, 3, 0)
                .lif("lif", 2)
                .output(2)
                .chain("input", "w0", "lif", "output")
                .chain("input", "d", "w3", "lif"));

        assertThat(in.weights()).containsExactly(1, 2, 3, 4);
        assertThat(in.site()).isEqualTo(DelaySite.SYNAPTIC);
        assertThat(in.delaysMs()).containsExactly(0, 3, 3, 0);
    }

    @Test
    void aDelayBeforeTheWeightsIsAxonalAndOneAfterThemDendritic() {
        Connection axonal = onlyConnection(Graphs.input(2)
                .delay("d", 0.001f, 0.002f)
                .linear("w", 2, 2, 1, 2, 3, 4)
                .lif("lif", 2)
                .output(2)
                .chain("input", "d", "w", "lif", "output"));
        Connection dendritic = onlyConnection(Graphs.input(2)
                .delay("d", 0.001f, 0.002f)
                .linear("w", 2, 2, 1, 2, 3, 4)
                .lif("lif", 2)
                .output(2)
                .chain("input", "w", "d", "lif", "output"));

        assertThat(axonal.site()).isEqualTo(DelaySite.AXONAL);
        assertThat(axonal.delaysMs()).containsExactly(1, 2);
        assertThat(dendritic.site()).isEqualTo(DelaySite.DENDRITIC);
        assertThat(dendritic.delaysMs()).containsExactly(1, 2);
    }

    @Test
    void linearNodesInARowAreMultipliedAndTheirDelaysAdd() {
        ImportedNetwork network = read(Graphs.input(1)
                .delay("d", 0.001f)
                .linear("w", 2, 1, 2, 3)
                .delay("e", 0.0005f, 0.002f)
                .node("s", "Scale", Map.of("scale", Tensor.vector(new double[] {10, 100})))
                .node(
                        "a",
                        "Affine",
                        Map.of("weight", Tensor.matrix(1, 2, new double[] {1, -1}), "bias", Tensor.filled(1, 0.5)))
                .lif("lif", 1)
                .output(1)
                .chain("input", "d", "w", "e", "s", "a", "lif", "output")
                .build());

        List<Connection> in = network.layers().getFirst().incoming();
        assertThat(in)
                .as("two ways of different length between the same two neurons")
                .hasSize(2);
        assertThat(in.get(0).weights()).containsExactly(20);
        assertThat(in.get(0).delaysMs()).containsExactly(1.5);
        assertThat(in.get(0).bias()).hasValueSatisfying(bias -> assertThat(bias).containsExactly(0.5));
        assertThat(in.get(1).weights()).containsExactly(-300);
        assertThat(in.get(1).delaysMs()).containsExactly(3);
        assertThat(in.get(1).bias()).isEmpty();
    }

    @Test
    void whatIsNoNeuronBeforeTheOutputBecomesAReadout() {
        ImportedNetwork network = read(Graphs.input(2)
                .lif("lif", 2)
                .linear("w", 1, 2, 3, 4)
                .output(1)
                .chain("input", "lif", "w", "output")
                .build());

        assertThat(network.layers()).extracting(Layer::neuron).containsExactly("nir-lif", "nir-scale");
        assertThat(network.layers().get(0).incoming().getFirst().weights())
                .as("an edge is one to one")
                .containsExactly(1, 0, 0, 1);
        assertThat(network.layers().get(1).parameters().get("scale")).containsExactly(1);
    }

    @Test
    void aGraphWithinAGraphIsFlattened() {
        Node.Graph inner = Graphs.input(2)
                .lif("lif", 2)
                .linear("w", 2, 2, 0, 1, 1, 0)
                .delay("d", 0.001f, 0.001f)
                .output(2)
                .chain("input", "lif", "output")
                .chain("lif", "d", "w", "lif")
                .build();
        ImportedNetwork network = read(Graphs.input(2)
                .node("rnn", inner)
                .output(2)
                .chain("input", "rnn", "output")
                .build());

        Layer layer = network.layers().getFirst();
        assertThat(layer.name()).isEqualTo("rnn_lif");
        assertThat(layer.incoming()).extracting(Connection::from).containsExactlyInAnyOrder("input", "rnn_lif");
    }

    @Test
    void aLoopIsRecurrentAndItsLayersStandInTheOrderOfTheSignal() {
        Node.Graph graph = Graphs.input(1)
                .lif("z", 1)
                .linear("w", 1, 1, 1)
                .lif("a", 1)
                .linear("back", 1, 1, -1)
                .delay("d", 0.002f)
                .output(1)
                .chain("input", "z", "w", "a", "output")
                .chain("a", "d", "back", "z")
                .build();

        ImportedNetwork network = read(graph);

        assertThat(network.layers()).extracting(Layer::name).containsExactly("z", "a");
        Connection back = network.layers().getFirst().incoming().stream()
                .filter(c -> c.from().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(back.delaysMs()).containsExactly(2);
    }

    @Test
    void aLoopWithoutADelayIsRefusedUnlessLoopsTakeATick() {
        Node.Graph graph = Graphs.input(1)
                .lif("lif", 1)
                .linear("back", 1, 1, -1)
                .output(1)
                .chain("input", "lif", "output")
                .chain("lif", "back", "lif")
                .build(Map.of("dt", Tensor.filled(1, 0.001f)));

        refused(graph, "the loop through 'lif' has no delay; give it a Delay, or --option loops=tick");
        ImportedNetwork network = GraphImport.of("x.nir", graph, settings(Map.of("loops", "tick")));
        assertThat(network.layers().getFirst().incoming().get(1).delaysMs()).containsExactly(1);
    }

    @Test
    void aCycleOfLinearNodesIsRefused() {
        refused(
                Graphs.input(1)
                        .linear("v", 1, 1, 1)
                        .linear("w", 1, 1, 1)
                        .lif("lif", 1)
                        .output(1)
                        .chain("input", "v", "w", "v")
                        .chain("w", "lif", "output")
                        .build(),
                "cycle without a neuron: w → v → w");
    }

    @Test
    void whatRanvierDoesNotHaveIsRefusedByNameAllAtOnce() {
        Node.Graph graph = Graphs.input(4)
                .node("pool", "SumPool2d", Map.of())
                .node("conv", "Conv2d", Map.of())
                .node("odd", "Sigmoid", Map.of())
                .lif("lif", 4)
                .output(4)
                .chain("input", "pool", "conv", "odd", "lif", "output")
                .build();

        assertThatThrownBy(() -> read(graph)).isInstanceOfSatisfying(RanvierException.class, e -> {
            assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.DATA);
            assertThat(e.problems())
                    .extracting(p -> p.message())
                    .containsExactly(
                            "node 'pool' is a SumPool2d: Ranvier has neither convolutions nor pooling",
                            "node 'conv' is a Conv2d: Ranvier has neither convolutions nor pooling",
                            "node 'odd' is a 'Sigmoid', which NIR 1.0.8 does not have");
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY})
    void aDelayThatIsNoneIsRefused(double delay) {
        refused(
                Graphs.input(2)
                        .delay("d", 0, delay)
                        .lif("lif", 2)
                        .output(2)
                        .chain("input", "d", "lif", "output")
                        .build(),
                "'delay' of node 'd' (Delay) is " + delay + " at 1, but must be");
    }

    @Test
    void extentsThatDoNotFitAreRefused() {
        refused(
                Graphs.input(3)
                        .linear("w", 2, 2, 1, 2, 3, 4)
                        .lif("lif", 2)
                        .output(2)
                        .chain("input", "w", "lif", "output")
                        .build(),
                "node 'w' (Linear) takes 2 values and gets 3");
        refused(
                Graphs.input(2)
                        .linear("w", 2, 2, 1, 2, 3, 4)
                        .lif("lif", 3)
                        .output(3)
                        .chain("input", "w", "lif", "output")
                        .build(),
                "node 'lif' has 3 neurons and gets 2 values");
    }

    @Test
    void timesInMsAreReadAsSuchWhereTheFileOrTheUserSaysSo() {
        Node.Graph graph = Graphs.input(1)
                .delay("d", 3)
                .node(
                        "lif",
                        "LIF",
                        Map.of(
                                "tau",
                                Tensor.filled(1, 20),
                                "r",
                                Tensor.filled(1, 1),
                                "v_leak",
                                Tensor.filled(1, 0),
                                "v_threshold",
                                Tensor.filled(1, 1)))
                .node("if", "IF", Map.of("r", Tensor.filled(1, 0.5), "v_threshold", Tensor.filled(1, 1)))
                .output(1)
                .chain("input", "d", "lif", "if", "output")
                .build();

        assertThat(read(graph).notes()).as("20 s is hardly meant").anyMatch(note -> note.contains("unit=ms"));
        ImportedNetwork network = GraphImport.of("x.nir", graph, settings(Map.of("unit", "ms")));
        assertThat(network.layers().get(0).parameters().get("tau")).containsExactly(20);
        assertThat(network.layers().get(0).incoming().getFirst().delaysMs()).containsExactly(3);
        assertThat(network.layers().get(1).parameters().get("r"))
                .as("per second")
                .containsExactly(500);
    }

    @Test
    void aGraphWithoutAnInputIsRefused() {
        refused(
                new Node.Graph(
                        Map.of(
                                "lif",
                                Graphs.input(1).lif("lif", 1).build().nodes().get("lif")),
                        List.of(),
                        Map.of()),
                "no Input node");
    }

    @Test
    void delaysInTheMetadataMustAgreeWithTheGraph() {
        assertThat(onlyConnection(withMetadata(0.003), stated(0.003)).delaysMs())
                .containsExactly(0, 3, 3, 0);
        refused(withMetadata(0.003).build(stated(0.004)), "disagree with the graph");
    }

    @Test
    void delaysInTheMetadataOfWeightsAloneAreRead() {
        Node.Leaf weights = new Node.Leaf(
                "Linear",
                Map.of("weight", Tensor.matrix(2, 2, new double[] {1, 2, 3, 4})),
                Map.of("delay", Tensor.matrix(2, 2, new double[] {0.001f, 0.002f, 0, 0.004f})));
        Connection in = onlyConnection(
                Graphs.input(2).node("w", weights).lif("lif", 2).output(2).chain("input", "w", "lif", "output"));

        assertThat(in.weights()).containsExactly(1, 2, 3, 4);
        assertThat(in.delaysMs()).containsExactly(1, 2, 0, 4);
    }

    private static Graphs withMetadata(double delay) {
        return Graphs.input(2)
                .delay("d", delay, delay)
                .linear("w0", 2, 2, 1, 0, 0, 4)
                .linear("w3", 2, 2, 0, 2, 3, 0)
                .lif("lif", 2)
                .output(2)
                .chain("input", "w0", "lif", "output")
                .chain("input", "d", "w3", "lif");
    }

    private static Map<String, Object> stated(double delay) {
        return Map.of(
                "delays",
                Map.of("p", Map.of("delay", Tensor.matrix(2, 2, new double[] {0, delay, delay, 0}), "nodes", "w0 w3")));
    }

    private static Connection onlyConnection(Graphs graph) {
        return onlyConnection(graph, Map.of());
    }

    private static Connection onlyConnection(Graphs graph, Map<String, Object> metadata) {
        List<Connection> incoming =
                read(graph.build(metadata)).layers().getFirst().incoming();
        assertThat(incoming).hasSize(1);
        return incoming.getFirst();
    }

    private static void refused(Node.Graph graph, String says) {
        assertThatThrownBy(() -> read(graph)).isInstanceOfSatisfying(RanvierException.class, e -> {
            assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.DATA);
            assertThat(e).hasMessageStartingWith("x.nir: ").hasMessageContaining(says);
        });
    }

    private static ImportedNetwork read(Node.Graph graph) {
        return GraphImport.of("x.nir", graph, settings(Map.of()));
    }

    private static Settings settings(Map<String, Object> set) {
        return Settings.of(new NirImporter().schema(), set);
    }
}
