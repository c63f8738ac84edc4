package org.ranvier.laboratory.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.Timing;
import org.ranvier.testkit.spi.NetworkFactory;

/**
 * Whether a backend has anything to do with networks of a component: with the plainest of them, one neuron on a clock.
 */
final class Probe {

    private Probe() {}

    /** Why networks of the component under test need not be tried on the backend of the scene; empty if they should. */
    static Optional<String> obstacle(Scene scene) {
        Backend backend = scene.backend();
        if (backend.availability() instanceof Availability.Unavailable it) {
            return Optional.of("'" + backend.name() + "' cannot run here: " + it.reason());
        }
        List<NetworkPlan> plans = scene.installed(Neuron.class).stream()
                .flatMap(neuron -> plan(neuron.name()))
                .toList();
        Optional<NetworkPlan> clocked = plans.stream()
                .filter(plan -> plan.timing() instanceof Timing.Clocked)
                .findFirst();
        boolean eventDriven = scene.subject().component() instanceof DelayLearner learner
                && !(learner.rule(Settings.of(learner.schema(), Fitting.settings(learner))) instanceof KernelRule);
        if (eventDriven || clocked.isEmpty() && !plans.isEmpty()) {
            return Optional.of("networks without a clock are not tried");
        }
        List<Refusal> refusals = clocked.map(plan -> backend.check(plan, Requirements.inference()))
                .orElse(List.of());
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of("'" + backend.name() + "' refuses the plainest network: "
                        + refusals.stream().map(Refusal::reason).distinct().collect(Collectors.joining(", and ")));
    }

    private static Stream<NetworkPlan> plan(String neuron) {
        Map<String, Object> layer = Map.of("name", "output", "neurons", 1, "neuron", neuron);
        try {
            return Stream.of(NetworkFactory.find()
                    .build(new NetworkFactory.Sketch(1, 5, 1, false, false, 1, List.of(layer), List.of()))
                    .plan());
        } catch (RanvierException e) {
            // It needs settings, or a rule that learns; the suite knows how to give them.
            return Stream.empty();
        }
    }
}
