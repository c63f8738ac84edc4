package org.ranvier.training.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.Program;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.network.NetworkSpec;

/**
 * A compiled network, and how its parameters start.
 *
 * @param spec what it was compiled from
 * @param plan the plan
 * @param starts how each parameter starts, in the order of the plan
 * @param schedules the scalars of delay kernels that follow a schedule
 */
public record BuiltNetwork(
        NetworkSpec spec,
        NetworkPlan plan,
        List<ParameterStart> starts,
        Map<ParameterId, KernelRule.ScheduledScalar> schedules) {

    /** The connection that a projection was made of. */
    public NetworkSpec.Connection connection(String projection) {
        return spec.layers().stream()
                .flatMap(layer -> layer.incoming().stream())
                .filter(connection -> connection.name().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a copy of this network with another plan, such as one with other synapses. */
    public BuiltNetwork with(NetworkPlan other) {
        return new BuiltNetwork(spec, other, starts, schedules);
    }

    /**
     * Returns the network with numbers that it starts from, such as those that training led to.
     *
     * @param other the plan, perhaps with other synapses
     * @param numbers every parameter of it by name
     */
    public BuiltNetwork with(NetworkPlan other, Map<String, double[]> numbers) {
        List<ParameterStart> given = other.parameters().stream()
                .map(spec -> new ParameterStart(spec, new ParameterStart.Source.Given(numbers.get(spec.name()))))
                .toList();
        return new BuiltNetwork(spec, other, given, schedules);
    }

    /** The network as it starts, to be used elsewhere. */
    public TrainedNetwork trained(String name, long seed) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        starts.forEach(start -> numbers.put(start.spec().name(), start.values(seed)));
        return trained(name, numbers);
    }

    /**
     * The network with these numbers, to be used elsewhere.
     *
     * @param numbers every parameter by name
     */
    public TrainedNetwork trained(String name, Map<String, double[]> numbers) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        for (NetworkSpec.Layer layer : spec.layers()) {
            names.put(
                    layer.name(),
                    layer.neuron().component().exchangeNames(layer.neuron().settings()));
        }
        return TrainedNetwork.of(name, plan, numbers).withExchangeNames(names);
    }

    /** Returns the shape of the output that an objective sees. */
    public OutputShape outputShape() {
        Population output = plan.outputPopulation();
        return plan.eventDriven()
                ? OutputShape.eventDriven(output.neurons())
                : OutputShape.clocked(
                        output.neurons(),
                        plan.ticks(),
                        plan.dtMs(),
                        output.step().outputIsSpike());
    }

    /** Writes all starting values. */
    public void initialize(Program program, long seed) {
        starts.forEach(start -> program.write(start.spec().name(), start.values(seed)));
    }
}
