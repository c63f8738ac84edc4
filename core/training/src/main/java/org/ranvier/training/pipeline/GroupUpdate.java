package org.ranvier.training.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.training.component.ConfiguredComponent;
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
    private record Part(ParameterGroup group, List<String> slots, List<String> scalars, ScalarCode code) {}

    /**
     * The updates of everything that is trained; penalties act on what {@link #penalized} says, and the optimiser may
     * have a rule of its own for each kind of parameters.
     */
    static List<GroupUpdate> of(Training training, NetworkPlan plan) {
        Map<Role, LoweredUpdate> lowered = new EnumMap<>(Role.class);
        Map<Part, List<String>> parts = new LinkedHashMap<>();
        for (ParameterSpec parameter : plan.parameters()) {
            if (parameter.trainable()) {
                LoweredUpdate update = lowered.computeIfAbsent(parameter.role(), role -> lowered(training, parameter));
                Part part = new Part(ParameterGroup.of(parameter), update.slots(), update.scalars(), update.code());
                parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(parameter.name());
            }
        }
        if (parts.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "network", "nothing is trained", "set 'train: true' on weights or delays of some layer"));
        }
        List<GroupUpdate> updates = new ArrayList<>();
        parts.forEach((part, parameters) -> updates.add(new GroupUpdate(
                part.group(), new LoweredUpdate(parameters, part.slots(), part.scalars(), part.code()))));
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

    private static LoweredUpdate lowered(Training training, ParameterSpec parameter) {
        CompileContext context = new CompileContext("optimizer", "", 1, null, false, Set.of(), Set.of());
        ParameterGroup group = ParameterGroup.of(parameter);
        List<Expr> penalties = training.penalties().stream()
                .filter(p -> p.group() == group && penalized(parameter.role()))
                .map(Penalty::regularizer)
                .map(regularizer -> regularizer.component().penalty(regularizer.settings()))
                .toList();
        ConfiguredComponent<Optimizer> optimizer = training.optimizer();
        return EquationCompiler.update(
                optimizer.component().rule(optimizer.settings(), trained(parameter.role())),
                penalties,
                training.clips(),
                List.of(),
                context);
    }

    private static Optimizer.Trained trained(Role role) {
        return switch (role) {
            case WEIGHTS -> Optimizer.Trained.WEIGHT;
            case WEIGHT_PARAMETER -> Optimizer.Trained.WEIGHT_PARAMETER;
            case BIAS -> Optimizer.Trained.BIAS;
            case NORMALIZATION_PARAMETER -> Optimizer.Trained.NORMALIZATION;
            case DELAYS -> Optimizer.Trained.DELAY;
            case DELAY_PARAMETER -> Optimizer.Trained.DELAY_PARAMETER;
            case NEURON_PARAMETER -> Optimizer.Trained.NEURON_PARAMETER;
            case CURRENT_PARAMETER -> Optimizer.Trained.CURRENT_PARAMETER;
            case DELAY_SCALAR -> throw new IllegalArgumentException("a scalar follows its schedule and is not trained");
        };
    }
}
