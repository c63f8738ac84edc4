package org.ranvier.training.network;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.model.DelayRule;
import org.ranvier.api.model.EventRule;
import org.ranvier.config.Problems;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Layer;

/** Whether spike times drive a network rather than a clock, and what it must fulfil then. */
final class EventBranch {

    private final NetworkSpec spec;
    private final Problems problems;

    private EventBranch(NetworkSpec spec, Problems problems) {
        this.spec = spec;
        this.problems = problems;
    }

    /** Whether any projection follows an event rule; what contradicts that is reported. */
    static boolean check(NetworkSpec spec, Problems problems) {
        List<Connection> connections =
                spec.layers().stream().flatMap(l -> l.incoming().stream()).toList();
        Optional<Connection> first =
                connections.stream().filter(c -> ruleOf(c) instanceof EventRule).findFirst();
        first.ifPresent(event -> {
            EventBranch branch = new EventBranch(spec, problems);
            connections.forEach(c -> branch.followsTheSameRule(c, event));
            spec.layers().forEach(layer -> branch.hasResponse(layer, event));
        });
        return first.isPresent();
    }

    private static DelayRule ruleOf(Connection in) {
        return in.delays().learner().component().rule(in.delays().learner().settings());
    }

    private void followsTheSameRule(Connection in, Connection event) {
        String learner = event.delays().learner().name();
        if (!(ruleOf(in) instanceof EventRule)) {
            problems.add(
                    in.delays().place(),
                    "'" + in.name() + "' has the delays '" + in.delays().learner().name() + "', which need a clock, but '"
                            + event.name() + "' has '" + learner + "', which is driven by events",
                    "use '" + learner + "' throughout; with 'train: false' and 'values: 0' it adds no delay");
        } else if (!ruleOf(in).equals(ruleOf(event))) {
            problems.add(
                    in.delays().place(),
                    "'" + in.name() + "' follows another event rule than '" + event.name() + "'",
                    "use '" + learner + "' with the same settings throughout");
        }
    }

    private void hasResponse(Layer layer, Connection event) {
        Chosen<?> neuron = layer.neuron();
        String learner = event.delays().learner().name();
        if (layer.neuron().component().dynamics(neuron.settings()).response().isEmpty()) {
            problems.add(
                    neuron.place(),
                    "'" + learner + "' needs a neuron with a response kernel; '" + neuron.name() + "' has none",
                    "choose a neuron that has one, or delays that are driven by a clock");
        }
        if (!neuron.trained().isEmpty()) {
            problems.add(
                    neuron.place(),
                    "'" + learner + "' trains weights and delays, not " + neuron.trained(),
                    "leave out 'train'");
        }
    }
}
