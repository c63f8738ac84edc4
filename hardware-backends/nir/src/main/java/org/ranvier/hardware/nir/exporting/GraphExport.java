package org.ranvier.hardware.nir.exporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.nir.graph.FileTime;
import org.ranvier.hardware.nir.graph.FlatGraph;
import org.ranvier.hardware.nir.graph.GraphBuilder;
import org.ranvier.hardware.nir.graph.Loops;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.NodeCheck;
import org.ranvier.hardware.nir.graph.Tensor;

/**
 * A network as a graph.
 *
 * @param graph the graph
 * @param notes what people should know
 */
public record GraphExport(Node.Graph graph, List<String> notes) {

    /**
     * Makes it.
     *
     * @throws RanvierException with everything that NIR or the target cannot carry
     */
    public static GraphExport of(TrainedNetwork network, Settings settings) {
        return new Builder(network, settings).build();
    }

    private static final class Builder {

        private final TrainedNetwork network;
        private final NetworkPlan plan;
        private final Settings settings;
        private final Profile profile;
        private final FileTime unit;
        private final GraphBuilder graph = new GraphBuilder();
        private final Map<String, String> nodeOf = new LinkedHashMap<>();
        private final Map<String, Object> delays = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Builder(TrainedNetwork network, Settings settings) {
            this.network = network;
            this.plan = network.plan();
            this.settings = settings;
            unit = FileTime.of(settings.text(ExportSettings.UNIT.name()));
            profile = Profile.of(settings.text(ExportSettings.PROFILE.name()));
        }

        GraphExport build() {
            if (plan.eventDriven()) {
                throw new RanvierException(refused(plan.output(), "it has no ticks: its delays are driven by events"));
            }
            Input input = plan.input();
            nodeOf.put(input.name(), graph.add("input", leaf("Input", "shape", Tensor.whole(input.channels()))));
            Map<String, ExportedNeurons> currents = new LinkedHashMap<>();
            plan.all(Population.class).forEach(population -> population(population, currents));
            plan.all(Projection.class).forEach(projection -> projection(projection, currents.get(projection.name())));
            if (!problems.isEmpty()) {
                throw new RanvierException(problems);
            }
            Population last = plan.outputPopulation();
            String output = graph.add("output_node", leaf("Output", "shape", Tensor.whole(last.neurons())));
            graph.connect(nodeOf.get(last.name()), output);
            int shift = settings.integer(ExportSettings.SHIFT.name());
            if (shift > 0) {
                notes.add(
                        "every delay is " + shift + (shift == 1 ? " tick" : " ticks") + " longer than in the network");
            }
            Node.Graph built = graph.build(metadata());
            Loops.withoutNeuron(FlatGraph.of(built)).ifPresent(this::refuseLoop);
            // A run that diverged has numbers that no reader takes.
            NodeCheck.faults(FlatGraph.of(built))
                    .forEach(fault -> problems.add(
                            Problem.usage("network", fault.getMessage(), "export a run that did not diverge")));
            if (!problems.isEmpty()) {
                throw new RanvierException(problems);
            }
            return new GraphExport(built, notes);
        }

        private void refuseLoop(List<String> nodes) {
            plan.all(Population.class).stream()
                    .filter(population -> nodes.contains(nodeOf.get(population.name())))
                    .forEach(population -> problems.add(Problem.usage(
                            "network." + population.name(),
                            "NIR cannot express this: neuron '"
                                    + population.model().name()
                                    + "' is written as a Scale, of which a loop has no beginning",
                            "take it out of the loop, or give the loop a neuron that spikes or has a state")));
        }

        private Map<String, Object> metadata() {
            Map<String, Object> metadata = new LinkedHashMap<>();
            metadata.put("writer", "ranvier");
            metadata.put("dt", unit.ofMs(plan.dtMs()));
            metadata.put(FileTime.KEY, settings.text(ExportSettings.UNIT.name()));
            metadata.put("loops", settings.text(ExportSettings.LOOPS.name()));
            metadata.put("profile", settings.text(ExportSettings.PROFILE.name()));
            if (!delays.isEmpty()) {
                metadata.put(FlatGraph.DELAYS, delays);
            }
            return metadata;
        }

        /**
         * The neurons, and the currents of the projections into them: within the neurons where that can be, else for
         * themselves.
         */
        private void population(Population population, Map<String, ExportedNeurons> separate) {
            Map<String, ExportedNeurons> currents = new LinkedHashMap<>();
            List<Projection> incoming = plan.all(Projection.class).stream()
                    .filter(p -> p.to().equals(population.name()))
                    .toList();
            for (Projection projection : incoming) {
                projection
                        .current()
                        .ifPresent(current -> attempt(
                                projection.name(),
                                () -> currents.put(
                                        projection.name(), ExportedNeurons.ofCurrent(projection, current, network))));
            }
            attempt(population.name(), () -> {
                ExportedNeurons neurons = ExportedNeurons.of(population, network);
                Optional<ExportedNeurons> common = currents.values().stream().findFirst();
                boolean all = currents.size() == incoming.size()
                        && common.isPresent()
                        && currents.values().stream().allMatch(common.get()::equals)
                        && neurons.canTakeIn(common.get());
                if (!all) {
                    separate.putAll(currents);
                }
                nodeOf.put(
                        population.name(),
                        graph.add(population.name(), (all ? neurons.takingIn(common.get()) : neurons).node(unit)));
            });
        }

        private void projection(Projection projection, ExportedNeurons current) {
            boolean normalized = plan.all(Normalize.class).stream()
                    .anyMatch(n -> n.projection().equals(projection.name()));
            if (normalized && projection.current().isPresent()) {
                problems.add(
                        refused(projection.name(), "batch normalisation of a current that lasts is no affine map"));
                return;
            }
            ExportedProjection taps =
                    ExportedProjection.of(projection, network, settings.integer(ExportSettings.SHIFT.name()));
            int shortest = taps.byLag().firstKey();
            int longest = taps.byLag().lastKey();
            profile.refuses(shortest, longest)
                    .ifPresent(refused -> problems.add(Problem.usage(
                            "network." + projection.name(),
                            "profile " + settings.text(ExportSettings.PROFILE.name()) + " cannot carry this: "
                                    + refused.reason(),
                            refused.remedy())));
            profile.note(projection.name(), longest).ifPresent(notes::add);
            if (!problems.isEmpty()) {
                return;
            }
            String target = nodeOf.get(projection.to());
            if (current != null) {
                String node = graph.add(projection.name() + "_current", current.node(unit));
                graph.connect(node, target);
                target = node;
            }
            connect(projection, taps, nodeOf.get(sourceOf(projection.from())), target);
        }

        private void connect(Projection projection, ExportedProjection taps, String source, String target) {
            int tick = projection.recurrent()
                            && settings.text(ExportSettings.LOOPS.name()).equals("tick")
                    ? 1
                    : 0;
            boolean inMetadata = settings.text(ExportSettings.DELAYS.name()).equals("metadata");
            boolean delayed = taps.byLag().lastKey() > tick;
            if (taps.axonal() != null && profile.keepsSites() && delayed && !inMetadata) {
                String delay = delayNode(projection.name() + "_delay", taps.axonal(), tick);
                graph.connect(source, delay);
                weights(projection.name() + "_weights", taps, taps.weights(), true, Map.of(), delay, target);
            } else if (inMetadata && delayed && taps.delays() != null) {
                Map<String, Object> metadata = Map.of("delay", times(taps, tick));
                weights(projection.name() + "_weights", taps, taps.weights(), true, metadata, source, target);
                notes.add("the delays of '" + projection.name() + "' stand in metadata alone, which most tools ignore");
            } else {
                branches(projection, taps, tick, source, target);
            }
        }

        private void branches(Projection projection, ExportedProjection taps, int tick, String source, String target) {
            List<String> nodes = new ArrayList<>();
            boolean first = true;
            for (Map.Entry<Integer, double[]> branch : taps.byLag().entrySet()) {
                int lag = branch.getKey() - tick;
                String from = source;
                String suffix = taps.byLag().size() == 1 ? "" : "_" + branch.getKey();
                if (lag > 0) {
                    double[] delay = new double[taps.pre()];
                    java.util.Arrays.fill(delay, branch.getKey());
                    from = delayNode(projection.name() + "_delay" + suffix, delay, tick);
                    graph.connect(source, from);
                }
                nodes.add(weights(
                        projection.name() + "_weights" + suffix,
                        taps,
                        branch.getValue(),
                        first,
                        Map.of(),
                        from,
                        target));
                first = false;
            }
            if (taps.delays() != null && taps.byLag().lastKey() > tick) {
                delays.put(
                        projection.name(),
                        new TreeMap<>(Map.of("delay", times(taps, tick), "nodes", String.join(" ", nodes))));
            }
        }

        private String delayNode(String name, double[] ticks, int less) {
            double[] times = new double[ticks.length];
            java.util.Arrays.setAll(times, n -> unit.ofMs((ticks[n] - less) * plan.dtMs()));
            return graph.add(name, leaf("Delay", "delay", Tensor.vector(times)));
        }

        private Tensor times(ExportedProjection taps, int less) {
            double[] times = new double[taps.delays().length];
            java.util.Arrays.setAll(times, n -> unit.ofMs(Math.max(0, taps.delays()[n] - less) * plan.dtMs()));
            return Tensor.matrix(taps.post(), taps.pre(), times);
        }

        /** The bias goes with the first branch; it comes after the delay, so that it is there from the first tick. */
        private String weights(
                String name,
                ExportedProjection taps,
                double[] values,
                boolean withBias,
                Map<String, Object> metadata,
                String from,
                String to) {
            Map<String, Tensor> fields = new LinkedHashMap<>();
            fields.put("weight", Tensor.matrix(taps.post(), taps.pre(), values));
            boolean affine = withBias && taps.bias() != null;
            if (affine) {
                fields.put("bias", Tensor.vector(taps.bias()));
            }
            String node = graph.add(name, new Node.Leaf(affine ? "Affine" : "Linear", fields, metadata));
            graph.connect(from, node);
            graph.connect(node, to);
            return node;
        }

        /** Dropout passes everything on at inference. */
        private String sourceOf(String from) {
            return plan.all(Dropout.class).stream()
                    .filter(d -> d.name().equals(from))
                    .findFirst()
                    .map(Dropout::from)
                    .orElse(from);
        }

        private void attempt(String element, Runnable step) {
            try {
                step.run();
            } catch (IllegalArgumentException e) {
                problems.add(refused(element, e.getMessage()));
            }
        }

        private Problem refused(String element, String reason) {
            return Problem.usage(
                    "network." + element, "NIR cannot express this: " + reason, "docs/nir.md lists what it can");
        }

        private static Node.Leaf leaf(String type, String field, Tensor value) {
            return new Node.Leaf(type, Map.of(field, value));
        }
    }
}
