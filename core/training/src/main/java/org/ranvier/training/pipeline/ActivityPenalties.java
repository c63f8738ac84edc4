package org.ranvier.training.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.training.backend.Demands;
import org.ranvier.training.component.ConfiguredComponent;

/**
 * Penalties on how often neurons spike: for every population the mean over samples and neurons of a regulariser's
 * expression, whose number is the count of spikes of one neuron in one sample.
 */
public record ActivityPenalties(List<LoweredParametrization> penalties) {

    private static final String PLACE = "training.regularizers";

    static ActivityPenalties of(List<ConfiguredComponent<Regularizer>> regularizers, NetworkPlan plan) {
        if (!regularizers.isEmpty() && plan.eventDriven()) {
            throw new RanvierException(Problem.usage(
                    PLACE,
                    "a penalty on spikes needs a clock; a network driven by events has one spike a neuron",
                    "leave them out, or choose delays that are driven by a clock"));
        }
        CompileContext context = new CompileContext("activity", "", 1, null, false, Set.of(), Set.of());
        return new ActivityPenalties(regularizers.stream()
                .map(r -> EquationCompiler.parametrization(r.component().penalty(r.settings()), context))
                .toList());
    }

    /** Adds what they need of a backend. */
    Demands demands(Demands others) {
        return penalties.isEmpty() ? others : others.activityGradients(PLACE, "leave them out");
    }

    /**
     * The penalty of a batch and its gradients.
     *
     * @param gradients receives dL/d(spikes of a neuron in a sample) by population, [sample][neuron]
     * @return the penalty
     */
    public double evaluate(ObjectiveInput observed, Map<String, double[]> gradients) {
        double[] sum = new double[1];
        if (!penalties.isEmpty()) {
            observed.spikeCounts().forEach((population, counts) -> {
                double[] own = new double[counts.length];
                for (int n = 0; n < counts.length; n++) {
                    for (LoweredParametrization penalty : penalties) {
                        sum[0] += value(penalty, counts[n]) / counts.length;
                        own[n] += slope(penalty, counts[n]) / counts.length;
                    }
                }
                gradients.put(population, own);
            });
        }
        return sum[0];
    }

    /** Whether there is nothing to add. */
    boolean isEmpty() {
        return penalties.isEmpty();
    }

    private static double value(LoweredParametrization penalty, double count) {
        return penalty.effective().evaluate(symbol -> count, draw -> 0)[0];
    }

    private static double slope(LoweredParametrization penalty, double count) {
        return penalty.backward().evaluate(symbol -> symbol.kind() == Symbol.Kind.D_VALUE ? 1 : count, draw -> 0)[0];
    }
}
