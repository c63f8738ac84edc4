package org.ranvier.hardware.nir.exporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.nir.graph.FileTime;
import org.ranvier.hardware.nir.graph.GraphBuilder;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.graph.Primitive;
import org.ranvier.hardware.nir.recognition.Confirmation;
import org.ranvier.hardware.nir.recognition.Recognition;

/**
 * The neurons of a population, or the currents of a projection, as one primitive.
 *
 * @param primitive the primitive
 * @param euler whether integrated by Euler
 * @param neurons the primitive's numbers, neuron by neuron; time constants in ms
 */
record ExportedNeurons(Primitive primitive, boolean euler, List<Map<String, Double>> neurons) {

    /**
     * Number of neurons of a population that are run beside their primitive; their equations are the same, only numbers
     * differ.
     */
    private static final int CONFIRMED = 32;

    /**
     * The neurons of a population.
     *
     * @throws IllegalArgumentException with what keeps them from being what they claim, as a clause
     */
    static ExportedNeurons of(Population population, TrainedNetwork network) {
        String claim = network.exchangeName(population, Node.FORMAT)
                .orElseThrow(() -> new IllegalArgumentException(
                        "neuron '" + population.model().name() + "' is no NIR primitive with these settings"));
        Primitive primitive = Primitive.of(claim)
                .orElseThrow(() -> new IllegalArgumentException(
                        "neuron '" + population.model().name() + "' claims to be NIR's '" + claim
                                + "', which is no neuron of NIR"));
        try {
            Population p = population;
            if (p.step().outputIsSpike() != primitive.spikes()) {
                throw new IllegalArgumentException(
                        primitive.spikes() ? "it passes on something else than its spike" : "it passes on its spike");
            }
            double dtMs = network.plan().dtMs();
            ExportedNeurons neurons = read(
                    population.name(),
                    Role.NEURON_PARAMETER,
                    population.neurons(),
                    network,
                    (parameters, named) -> Recognition.of(primitive, p.model(), dtMs, parameters, named));
            int stride = Math.max(1, population.neurons() / CONFIRMED);
            for (int n = 0; n < population.neurons(); n += stride) {
                Recognition one = new Recognition(
                        primitive, neurons.euler(), neurons.neurons().get(n));
                Optional<String> difference = Confirmation.difference(
                        one, p.step(), dtMs, network.at(population.name(), Role.NEURON_PARAMETER, n));
                if (difference.isPresent()) {
                    throw new IllegalArgumentException(difference.get());
                }
            }
            return neurons;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("neuron '" + population.model().name() + "' claims to be NIR's "
                    + primitive.type() + ", but is not: " + e.getMessage());
        }
    }

    /** The currents of a projection, one LI for each postsynaptic neuron. */
    static ExportedNeurons ofCurrent(Projection projection, LoweredDynamics current, TrainedNetwork network) {
        try {
            return read(
                    projection.name(),
                    Role.CURRENT_PARAMETER,
                    projection.synapses().post(),
                    network,
                    (parameters, named) ->
                            Recognition.ofCurrent(current, network.plan().dtMs(), parameters, named));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the current of synapse '" + current.name()
                    + "' is no leaky integrator, which NIR would need: " + e.getMessage());
        }
    }

    /** With a current that every projection of the population has, as CubaLIF or CubaLI; both start at rest. */
    ExportedNeurons takingIn(ExportedNeurons current) {
        List<Map<String, Double>> cuba = new ArrayList<>();
        for (int n = 0; n < neurons.size(); n++) {
            Map<String, Double> fields = new LinkedHashMap<>(neurons.get(n));
            fields.put("tau_mem", fields.remove("tau"));
            fields.put("tau_syn", current.neurons.get(n).get("tau"));
            fields.put("w_in", current.neurons.get(n).get("r"));
            cuba.add(fields);
        }
        return new ExportedNeurons(primitive == Primitive.LIF ? Primitive.CUBA_LIF : Primitive.CUBA_LI, euler, cuba);
    }

    /** Whether a current of this kind can be taken in. */
    boolean canTakeIn(ExportedNeurons current) {
        return (primitive == Primitive.LIF || primitive == Primitive.LI) && euler == current.euler;
    }

    Node.Leaf node(FileTime unit) {
        Map<String, Object> metadata =
                primitive.leaks() ? Map.of("integration", euler ? "euler" : "exponential") : Map.of();
        return new Node.Leaf(primitive.type(), GraphBuilder.fields(primitive, neurons, unit), metadata);
    }

    @FunctionalInterface
    private interface Reader {
        Recognition read(ToDoubleFunction<String> parameters, Map<String, Double> named);
    }

    /** Neurons with the same parameters are read once. */
    private static ExportedNeurons read(String element, Role role, int count, TrainedNetwork network, Reader reader) {
        Set<String> names = network.values(element, role).keySet();
        Map<Map<String, Double>, Recognition> seen = new HashMap<>();
        List<Recognition> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            ToDoubleFunction<String> parameters = network.at(element, role, n);
            Map<String, Double> named = new HashMap<>();
            names.forEach(name -> named.put(name, parameters.applyAsDouble(name)));
            all.add(seen.computeIfAbsent(named, known -> reader.read(parameters, known)));
        }
        boolean euler = all.getFirst().euler();
        if (all.stream().anyMatch(one -> one.euler() != euler)) {
            throw new IllegalArgumentException("some of it is integrated exactly and some by Euler");
        }
        return new ExportedNeurons(
                all.getFirst().primitive(),
                euler,
                all.stream().map(Recognition::fields).toList());
    }
}
