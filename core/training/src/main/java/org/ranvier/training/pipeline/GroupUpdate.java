package org.ranvier.training.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.training.experiment.ExperimentSpec.Penalty;
import org.ranvier.training.experiment.ExperimentSpec.Training;
import org.ranvier.training.experiment.ParameterGroup;

/**
 * The optimiser's update of some parameters of a group.
 *
 * @param group the group, which determines their rate and schedule
 * @param update the update, penalties included
 */
public record GroupUpdate(ParameterGroup group, LoweredUpdate update) {

    /** Parameters that are updated alike. */
    private record Part(ParameterGroup group, boolean penalized) {}

    /** The updates of everything that is trained; penalties act on what {@link #penalized} says. */
    static List<GroupUpdate> of(Training training, NetworkPlan plan) {
        Map<Part, List<String>> parts = new LinkedHashMap<>();
        for (ParameterSpec parameter : plan.parameters()) {
            if (parameter.trainable()) {
                ParameterGroup group = ParameterGroup.of(parameter);
                boolean penalized =
                        training.penalties().stream().anyMatch(p -> p.group() == group) && penalized(parameter.role());
                parts.computeIfAbsent(new Part(group, penalized), part -> new ArrayList<>())
                        .add(parameter.name());
            }
        }
        if (parts.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "network", "nothing is trained", "set 'train: true' on weights or delays of some layer"));
        }
        List<GroupUpdate> updates = new ArrayList<>();
        parts.forEach(
                (part, parameters) -> updates.add(new GroupUpdate(part.group(), lowered(training, part, parameters))));
        return updates;
    }

    /**
     * Whether penalties of its group act on a parameter: of the weights' those of synapses, not biases, nor gain and
     * shift of a batch normalisation, whose size says nothing about how much they do; of the delays' the delays, not
     * what else shapes a kernel.
     */
    private static boolean penalized(Role role) {
        return switch (role) {
            case WEIGHTS, DELAYS, NEURON_PARAMETER, CURRENT_PARAMETER -> true;
            case WEIGHT_PARAMETER, BIAS, NORMALIZATION_PARAMETER, DELAY_PARAMETER, DELAY_SCALAR -> false;
        };
    }

    private static LoweredUpdate lowered(Training training, Part part, List<String> parameters) {
        CompileContext context = new CompileContext("optimizer", "", 1, null, false, Set.of(), Set.of());
        List<Expr> penalties = training.penalties().stream()
                .filter(p -> part.penalized() && p.group() == part.group())
                .map(Penalty::regularizer)
                .map(regularizer -> regularizer.component().penalty(regularizer.settings()))
                .toList();
        return EquationCompiler.update(
                training.optimizer().component().rule(training.optimizer().settings()),
                penalties,
                training.clips(),
                parameters,
                context);
    }
}
