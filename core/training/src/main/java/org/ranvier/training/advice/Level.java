package org.ranvier.training.advice;

import java.util.Arrays;
import java.util.Optional;
import org.ranvier.api.backend.Program;
import org.ranvier.api.model.Dynamics.Threshold;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * Threshold of a population's neurons, where it compares a state with a number.
 *
 * @param state the state that is compared
 * @param name the parameter that it is compared with, empty for a constant
 * @param mean the mean of its value over the neurons
 */
record Level(String state, String name, double mean) {

    static Optional<Level> of(Population population, Program program) {
        Threshold threshold = population.model().threshold().orElse(null);
        if (threshold == null || !(threshold.potential() instanceof Expr.Variable potential)) {
            return Optional.empty();
        }
        String state = potential.symbol().name();
        return switch (threshold.level()) {
            case Expr.Constant constant -> Optional.of(new Level(state, "", constant.value()));
            case Expr.Variable level ->
                program.plan().parameters(population.name(), Role.NEURON_PARAMETER).stream()
                        .filter(spec -> spec.id().name().equals(level.symbol().name()))
                        .findFirst()
                        .map(spec -> new Level(
                                state,
                                level.symbol().name(),
                                Arrays.stream(program.read(spec.name()))
                                        .average()
                                        .orElse(0)));
            default -> Optional.empty();
        };
    }
}
