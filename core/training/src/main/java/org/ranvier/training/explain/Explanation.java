package org.ranvier.training.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.runtime.Defaults;
import org.ranvier.training.component.Start;
import org.ranvier.training.experiment.ParameterGroup;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Layer;
import org.ranvier.training.network.NetworkSpec.Weights;
import org.ranvier.training.plan.BuiltNetwork;

/**
 * Human-readable explanation of a compiled network.
 *
 * @param facts what is known besides the network, by subject: data, encoder, objective …
 * @param channels the number of input channels
 * @param layers the populations in order
 * @param projections the projections in order
 * @param parameters every array of numbers
 * @param storage the room that its numbers take once they are trained
 * @param equations the lowered equations of each model
 */
public record Explanation(
        Map<String, String> facts,
        int channels,
        List<Population> layers,
        List<Projection> projections,
        List<Parameter> parameters,
        Storage storage,
        List<Equations> equations) {

    /**
     * A population.
     *
     * @param model the neuron, with what is set on it
     * @param plugin where the neuron is from
     * @param output what it passes on
     */
    public record Population(
            String name, int neurons, String model, String plugin, String output, String surrogate, double dropout) {}

    /**
     * A projection.
     *
     * @param port the input of the neuron that it feeds
     * @param dropout the share of the source's neurons that it does not hear in training, where it has its own
     * @param synapses how many
     * @param weights how they start, are parametrised and scaled
     * @param delays the learner, with what is set on it, and where they start
     * @param site what a delay belongs to
     * @param maxTicks the largest delay, in ticks
     * @param rounding how a delay becomes a whole number of ticks at inference; {@code exact} when driven by events
     * @param normalize whether batch normalisation follows
     */
    public record Projection(
            String name,
            String from,
            String to,
            String port,
            boolean recurrent,
            double dropout,
            String connectivity,
            int synapses,
            String current,
            String weights,
            boolean bias,
            String delays,
            String site,
            int maxTicks,
            double maxMs,
            String rounding,
            boolean normalize) {}

    /**
     * An array of numbers.
     *
     * @param group the group whose learning rate it has: weights, delays or neurons
     */
    public record Parameter(
            String name, List<Integer> shape, int numbers, String unit, String group, boolean trained) {}

    /**
     * Explains a compiled network.
     *
     * @param defaults the components that go without saying
     */
    public static Explanation of(BuiltNetwork network, Map<String, String> facts, Defaults defaults) {
        NetworkPlan plan = network.plan();
        return new Explanation(
                facts,
                network.spec().channels(),
                network.spec().layers().stream()
                        .map(layer -> population(layer, plan))
                        .toList(),
                plan.all(NetworkPlan.Projection.class).stream()
                        .map(projection ->
                                projection(projection, network.connection(projection.name()), plan, defaults))
                        .toList(),
                plan.parameters().stream().map(Explanation::parameter).toList(),
                Storage.of(network),
                Equations.of(network));
    }

    /** Returns the number of trained numbers by group; groups without any are left out. */
    public Map<String, Integer> trained() {
        Map<String, Integer> trained = new LinkedHashMap<>();
        parameters.stream()
                .filter(Parameter::trained)
                .forEach(p -> trained.merge(p.group(), p.numbers(), Integer::sum));
        return trained;
    }

    private static Population population(Layer layer, NetworkPlan plan) {
        var population = plan.get(NetworkPlan.Population.class, layer.name());
        boolean surrogate = population.step().spiking() && !plan.eventDriven();
        return new Population(
                layer.name(),
                layer.neurons(),
                layer.neuron().text(),
                layer.neuron().source().toString(),
                layer.output().orElse(population.step().outputIsSpike() ? "spikes" : "values"),
                surrogate ? layer.surrogate().text() : "",
                layer.dropout());
    }

    private static Projection projection(NetworkPlan.Projection p, Connection in, NetworkPlan plan, Defaults defaults) {
        return new Projection(
                p.name(),
                in.from(),
                p.to(),
                p.port(),
                p.recurrent(),
                in.dropout().orElse(0),
                in.connectivity().text()
                        + in.structure()
                                .map(structure -> ", structure " + structure.text())
                                .orElse(""),
                p.synapses().size(),
                in.synapse().text(),
                weights(in.weights(), defaults),
                p.bias(),
                in.delays().learner().text()
                        + in.delays()
                                .parametrization()
                                .map(map -> ", " + map.text())
                                .orElse("")
                        + ", start "
                        + (p.recurrent() && in.delays().none()
                                ? "one tick"
                                : in.delays().numbers().start().text()),
                word(p.delays().site()),
                p.delays().maxTicks(),
                plan.eventDriven() ? 0 : p.delays().maxTicks() * plan.dtMs(),
                p.delays().kernel().map(kernel -> word(kernel.rounding())).orElse("exact"),
                in.normalization().isPresent());
    }

    private static String weights(Weights weights, Defaults defaults) {
        String map = weights.parametrization().text();
        String text = weights.numbers().start().text()
                + (defaults.all(WeightParametrization.class).contains(map) ? "" : ", " + map);
        return weights.scale() == 1 ? text : text + " × " + new Start.Value(weights.scale()).text();
    }

    private static Parameter parameter(ParameterSpec spec) {
        return new Parameter(
                spec.name(),
                spec.shape(),
                spec.size(),
                spec.unit().symbol(),
                word(ParameterGroup.of(spec)),
                spec.trainable());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
