package org.ranvier.training.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.model.Neuron;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Layer;

/** Whether spike times drive a network rather than a clock, and what it must fulfil then. */
public final class EventNetworkValidator {

    private final Problems problems;
    private final List<Neuron> neurons;
    private final Connection event;
    private final String learner;

    private EventNetworkValidator(Problems problems, List<Neuron> neurons, Connection event) {
        this.problems = problems;
        this.neurons = neurons;
        this.event = event;
        this.learner = event.delays().learner().name();
    }

    /** The event rule that the connections follow; empty where a clock drives the network. */
    public static Optional<EventRule> rule(List<Layer> layers) {
        return first(layers).map(in -> (EventRule) ruleOf(in));
    }

    /** Whether any projection follows an event rule. */
    public static boolean drives(List<Layer> layers) {
        return first(layers).isPresent();
    }

    /**
     * Reports what contradicts an event rule.
     *
     * @param neurons the neurons that there are to choose from
     */
    static void check(List<Layer> layers, List<Neuron> neurons, Problems problems) {
        first(layers).ifPresent(event -> {
            EventNetworkValidator branch = new EventNetworkValidator(problems, neurons, event);
            connections(layers).forEach(branch::followsTheSameRule);
            layers.forEach(branch::hasResponse);
        });
    }

    private static Optional<Connection> first(List<Layer> layers) {
        return connections(layers).stream()
                .filter(c -> ruleOf(c) instanceof EventRule)
                .findFirst();
    }

    private static List<Connection> connections(List<Layer> layers) {
        return layers.stream().flatMap(l -> l.incoming().stream()).toList();
    }

    private static DelayRule ruleOf(Connection in) {
        return in.delays().learner().component().rule(in.delays().learner().settings());
    }

    private void followsTheSameRule(Connection in) {
        if (!(ruleOf(in) instanceof EventRule)) {
            problems.add(
                    in.delays().place(),
                    "'" + in.name() + "' has the delays '"
                            + in.delays().learner().name() + "', which need a clock, but '" + event.name() + "' has '"
                            + learner + "', which is driven by events",
                    "use '" + learner + "' throughout; with 'train: false' its delays stay where 'values' puts them");
        } else if (!ruleOf(in).equals(ruleOf(event))) {
            problems.add(
                    in.delays().place(),
                    "'" + in.name() + "' follows another event rule than '" + event.name() + "'",
                    "use '" + learner + "' with the same settings throughout");
        }
    }

    private void hasResponse(Layer layer) {
        ConfiguredComponent<Neuron> neuron = layer.neuron();
        if (neuron.component().dynamics(neuron.settings()).response().isEmpty()) {
            problems.add(
                    neuron.place(),
                    "'" + learner + "' needs a neuron with a response kernel; '" + neuron.name() + "' has none",
                    "choose one of " + withResponse() + ", or delays that are driven by a clock");
        }
        if (!neuron.trained().isEmpty()) {
            problems.add(
                    neuron.place(),
                    "'" + learner + "' trains weights and delays, not " + neuron.trained(),
                    "leave out 'train'");
        }
    }

    private String withResponse() {
        return neurons.stream()
                .filter(EventNetworkValidator::hasResponse)
                .map(neuron -> "'" + neuron.name() + "'")
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Of neurons that cannot be had without some setting it is not known. */
    private static boolean hasResponse(Neuron neuron) {
        Schema schema = neuron.schema();
        boolean complete = schema.settings().stream()
                .filter(setting -> setting.kind() != Setting.Kind.PARAMETER)
                .noneMatch(Setting::required);
        return complete && neuron.dynamics(Settings.defaults(schema)).response().isPresent();
    }
}
