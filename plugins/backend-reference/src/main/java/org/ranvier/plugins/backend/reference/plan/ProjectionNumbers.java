package org.ranvier.plugins.backend.reference.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.SynapseIndex;

/**
 * The weights and delays of a projection as they act, made from the trained numbers, and the way back of their
 * gradients.
 */
public final class ProjectionNumbers {

    /** One per synapse. */
    public final double[] weights;
    /** In ms, in the shape of their site. */
    public final double[] delays;
    /** Further parameters of the delay learner, one number per delay. */
    public final Map<String, double[]> delayParameters;
    /** Numbers that follow a schedule. */
    public final Map<String, Double> scalars = new LinkedHashMap<>();

    private final Projection plan;
    private final SynapseIndex synapses;
    private final DoubleParameters parameters;
    private final Parallel parallel;
    private final Map<String, double[]> weightParameters;

    public ProjectionNumbers(Projection plan, SynapseIndex synapses, DoubleParameters parameters, Parallel parallel) {
        this.plan = plan;
        this.synapses = synapses;
        this.parameters = parameters;
        this.parallel = parallel;
        weightParameters = new LinkedHashMap<>();
        parameters
                .of(plan.name(), Role.WEIGHT_PARAMETER)
                .forEach((name, p) -> weightParameters.put(name, perSynapse(p.spec(), p.value())));
        delayParameters = parameters.valuesOf(plan.name(), Role.DELAY_PARAMETER, Role.DELAY_SCALAR);
        plan.delays()
                .kernel()
                .map(k -> k.scalars())
                .orElse(List.of())
                .forEach(s -> scalars.put(s, delayParameters.remove(s)[0]));
        weights = ElementWise.effective(
                plan.weights(), parameters.value(plan.parameter(Role.WEIGHTS)), weightParameters, parallel);
        delays = ElementWise.effective(
                plan.delays().effective(), parameters.value(plan.parameter(Role.DELAYS)), delayParameters, parallel);
    }

    /** Adds what follows from dL/dweight, one per synapse, where weights are trained. */
    public void addWeightGradient(double[] dWeights) {
        double[] gradient = parameters.gradient(plan.parameter(Role.WEIGHTS));
        if (gradient != null) {
            ElementWise.backward(
                    plan.weights(),
                    parameters.value(plan.parameter(Role.WEIGHTS)),
                    weightParameters,
                    dWeights,
                    gradient,
                    parallel);
        }
    }

    /** Adds what follows from dL/ddelay per ms, one per synapse, where delays are trained. */
    public void addDelayGradient(double[] perSynapse) {
        double[] gradient = parameters.gradient(plan.parameter(Role.DELAYS));
        if (gradient != null) {
            ElementWise.backward(
                    plan.delays().effective(),
                    parameters.value(plan.parameter(Role.DELAYS)),
                    delayParameters,
                    bySite(perSynapse),
                    gradient,
                    parallel);
        }
    }

    /** Sums over the synapses that share a delay. */
    public double[] bySite(double[] perSynapse) {
        double[] sums = new double[delays.length];
        for (int s = 0; s < perSynapse.length; s++) {
            sums[synapses.delayOf(plan.delays().site(), s)] += perSynapse[s];
        }
        return sums;
    }

    private double[] perSynapse(ParameterSpec spec, double[] values) {
        if (spec.owner() != ParameterSpec.Owner.PRESYNAPTIC) {
            return values;
        }
        double[] spread = new double[synapses.size()];
        Arrays.setAll(spread, s -> values[synapses.preOf()[s]]);
        return spread;
    }
}
