package org.ranvier.hardware.nir.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.api.exchange.ImportedNetwork.Connection;
import org.ranvier.api.exchange.ImportedNetwork.Layer;
import org.ranvier.hardware.nir.graph.FileTime;
import org.ranvier.hardware.nir.graph.FlatGraph;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.NodeCheck;
import org.ranvier.hardware.nir.graph.Primitive;
import org.ranvier.hardware.nir.graph.Tensor;
import org.ranvier.hardware.nir.graph.Unfit;

/** A graph as a network: its neurons become layers, and what lies between them connections. */
public final class GraphImport {

    private final String file;
    private final Node.Graph graph;
    private final FlatGraph flat;
    private final GraphConnections wiring;
    private final FileTime unit;
    private final Settings settings;
    private final Map<String, GraphConnections.Signal> into = new LinkedHashMap<>();
    private final Map<String, String> layerNames = new LinkedHashMap<>();

    private GraphImport(String file, Node.Graph graph, Settings settings) {
        this.file = file;
        this.graph = graph;
        this.settings = settings;
        flat = attempt(() -> FlatGraph.of(graph));
        unit = unit();
        wiring = new GraphConnections(flat, unit);
    }

    /**
     * Makes it.
     *
     * @param file what messages call the file
     * @throws RanvierException with what is wrong with the graph
     */
    public static ImportedNetwork of(String file, Node.Graph graph, Settings settings) {
        return new GraphImport(file, graph, settings).build();
    }

    private ImportedNetwork build() {
        List<Unfit> faults = new ArrayList<>(NodeCheck.faults(flat));
        String input = only("Input", faults);
        String output = only("Output", faults);
        if (faults.isEmpty()) {
            faults.addAll(StatedDelays.faults(graph));
        }
        if (!faults.isEmpty()) {
            throw new RanvierException(faults.stream().map(this::problem).toList());
        }
        flat.nodes().forEach((name, node) -> {
            if (Primitive.isPopulation(node)) {
                into.put(name, attempt(() -> reached(name)));
            }
        });
        GraphConnections.Signal last = attempt(() -> reached(output));
        OptionalDouble dtMs = dt();
        String whole = isPopulation(last) ? last.from().keySet().iterator().next() : null;
        List<Layer> layers = attempt(() -> layers(input, output, last, whole, dtMs));
        return new ImportedNetwork(dtMs, wiring.widthOf(input), layers, notes(dtMs));
    }

    /** The output is a population where that is all that reaches it; else it becomes a readout of its own. */
    private static boolean isPopulation(GraphConnections.Signal last) {
        return last.bias() == null
                && last.from().size() == 1
                && last.from().values().iterator().next() instanceof DelayedMap.Diagonal d
                && d.isIdentity();
    }

    private List<Layer> layers(
            String input, String output, GraphConnections.Signal last, String whole, OptionalDouble dtMs) {
        double tick = loopsTakeATick() ? tick(dtMs) : 0;
        String end = into.containsKey(whole) ? whole : null;
        if (end != null && into.values().stream().anyMatch(s -> undelayed(s, whole)) && tick == 0) {
            // Something reads the output in the same tick, so it cannot come last.
            end = null;
        }
        if (end == null) {
            into.put(output, last);
        }
        String lastLayer = end == null ? output : end;
        Map<String, Map<String, Boolean>> sources = new LinkedHashMap<>();
        into.forEach((name, signal) -> {
            Map<String, Boolean> own = new LinkedHashMap<>();
            signal.from().keySet().forEach(source -> own.put(source, undelayed(signal, source)));
            sources.put(name, own);
        });
        if (tick > 0) {
            List<String> natural = LayerOrder.natural(sources, input);
            sources.forEach((name, own) -> own.replaceAll((source, undelayed) ->
                    undelayed && (natural.indexOf(source) < natural.indexOf(name) || source.equals(input))));
        }
        List<String> order = LayerOrder.of(sources, input, lastLayer);
        order.forEach(this::layerName);
        List<Layer> layers = new ArrayList<>();
        for (String name : order) {
            layers.add(layer(name, input, order, tick));
        }
        return layers;
    }

    private Layer layer(String name, String input, List<String> order, double tick) {
        GraphConnections.Signal signal = into.get(name);
        List<Connection> incoming = new ArrayList<>();
        double[] bias = signal.bias();
        for (Map.Entry<String, DelayedMap> e : signal.from().entrySet()) {
            String source = e.getKey().equals(input) ? ImportedNetwork.INPUT : layerNames.get(e.getKey());
            boolean loop = !e.getKey().equals(input) && order.indexOf(e.getKey()) >= order.indexOf(name);
            String connection = signal.from().size() == 1 ? layerNames.get(name) : layerNames.get(name) + "." + source;
            incoming.addAll(ImportedConnections.of(connection, source, e.getValue(), bias, loop ? tick : 0));
            bias = null;
        }
        Node.Leaf node = flat.nodes().get(name);
        int neurons = signal.width();
        Primitive primitive = Primitive.of(node.type()).orElse(Primitive.SCALE);
        Map<String, double[]> parameters = new LinkedHashMap<>();
        for (String field : primitive.fields()) {
            Tensor tensor = node.type().equals("Output") ? Tensor.filled(1, 1) : node.field(field);
            double[] values = tensor == null
                    ? Tensor.filled(neurons, Primitive.withDefault(field).orElseThrow())
                            .values()
                    : tensor.spread(neurons);
            if (Primitive.isTime(field)) {
                java.util.Arrays.setAll(values, n -> unit.toMs(values[n]));
            } else if (primitive.isPerSecond(field)) {
                java.util.Arrays.setAll(values, n -> unit.toPerSecond(values[n]));
            }
            parameters.put(field, values);
        }
        Map<String, Object> set = primitive.leaks() ? Map.of("integration", integration(node)) : Map.of();
        return new Layer(layerNames.get(name), neurons, primitive.neuron(), set, parameters, incoming);
    }

    /** Returns the input of a population or of the output; as wide as it is itself. */
    private GraphConnections.Signal reached(String name) {
        GraphConnections.Signal signal = wiring.into(name);
        if (signal.from().isEmpty()) {
            throw new IllegalArgumentException("nothing reaches node '" + name + "'");
        }
        Node.Leaf node = flat.nodes().get(name);
        int own = Primitive.isPopulation(node) ? wiring.widthOf(name) : signal.width();
        if (own != signal.width()) {
            throw new IllegalArgumentException(
                    "node '" + name + "' has " + own + " neurons and gets " + signal.width() + " values");
        }
        return signal;
    }

    private static boolean undelayed(GraphConnections.Signal signal, String source) {
        DelayedMap map = signal.from().get(source);
        return switch (map) {
            case null -> false;
            case DelayedMap.Diagonal d -> java.util.Arrays.stream(d.delays()).anyMatch(x -> x == 0);
            case DelayedMap.Matrices m -> m.byDelay().isEmpty() || m.byDelay().firstKey() == 0;
        };
    }

    private String integration(Node.Leaf node) {
        String wanted = settings.text(ImportSettings.INTEGRATION.name());
        if (!wanted.equals("as-written")) {
            return wanted;
        }
        return "euler".equals(node.metadata().get("integration")) ? "euler" : "exponential";
    }

    private boolean loopsTakeATick() {
        String wanted = settings.text(ImportSettings.LOOPS.name());
        return wanted.equals("tick")
                || wanted.equals("as-written") && "tick".equals(graph.metadata().get("loops"));
    }

    private static double tick(OptionalDouble dtMs) {
        return dtMs.orElseThrow(() ->
                new Unfit("its loops take a tick, whose length it does not tell", "give it in ms, with --option dt=1"));
    }

    private FileTime unit() {
        String wanted = settings.text(ImportSettings.UNIT.name());
        return FileTime.of(
                wanted.equals("as-written") ? "ms".equals(graph.metadata().get(FileTime.KEY)) ? "ms" : "s" : wanted);
    }

    /** The tick in ms, as the file or the settings tell. */
    private OptionalDouble dt() {
        double given = settings.number(ImportSettings.DT.name());
        if (given > 0) {
            return OptionalDouble.of(given);
        }
        return graph.metadata().get("dt") instanceof Tensor dt && dt.size() == 1 && dt.values()[0] > 0
                ? OptionalDouble.of(unit.toMs(dt.values()[0]))
                : OptionalDouble.empty();
    }

    private List<String> notes(OptionalDouble dtMs) {
        List<String> notes = new ArrayList<>();
        if (dtMs.isEmpty()) {
            notes.add("the file does not tell how long a tick is; check time.dt, or give --option dt=MS");
        }
        boolean leaks = flat.nodes().values().stream()
                .anyMatch(n -> Primitive.of(n.type()).filter(Primitive::leaks).isPresent());
        boolean told = flat.nodes().values().stream().anyMatch(n -> n.metadata().containsKey("integration"));
        if (leaks && !told && settings.text(ImportSettings.INTEGRATION.name()).equals("as-written")) {
            notes.add(
                    "the file does not tell how neurons are integrated; exponential was taken, norse and snnTorch use euler");
        }
        if (slow()) {
            notes.add("there are time constants of a second and more; for a file in ms give --option unit=ms");
        }
        return notes;
    }

    /** Whether times look as if another unit was meant. */
    private boolean slow() {
        return flat.nodes().values().stream()
                .anyMatch(node -> node.fields().entrySet().stream()
                        .filter(field -> Primitive.isTime(field.getKey()))
                        .anyMatch(field -> java.util.Arrays.stream(
                                        field.getValue().values())
                                .anyMatch(tau -> unit.toMs(tau) >= 1000)));
    }

    /** A name that a layer may have; no two are the same. */
    private void layerName(String node) {
        String base = node.replaceAll("[^A-Za-z0-9_-]", "_").replaceFirst("^[^A-Za-z]", "n$0");
        Set<String> taken = new HashSet<>(layerNames.values());
        taken.add(ImportedNetwork.INPUT);
        String name = base;
        for (int n = 2; taken.contains(name); n++) {
            name = base + "_" + n;
        }
        layerNames.put(node, name);
    }

    private String only(String type, List<Unfit> faults) {
        List<String> found = flat.nodes().entrySet().stream()
                .filter(e -> e.getValue().type().equals(type))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() != 1) {
            String count = found.isEmpty()
                    ? "no " + type + " node"
                    : found.size() + " " + type + " nodes: " + String.join(", ", found);
            faults.add(new Unfit("the graph has " + count + ", but a network has one", Unfit.SEE_DOCS));
        }
        return found.isEmpty() ? "" : found.getFirst();
    }

    private <T> T attempt(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw new RanvierException(problem(e));
        }
    }

    private Problem problem(IllegalArgumentException fault) {
        return Problem.data(file, fault.getMessage(), fault instanceof Unfit unfit ? unfit.remedy() : Unfit.SEE_DOCS);
    }
}
