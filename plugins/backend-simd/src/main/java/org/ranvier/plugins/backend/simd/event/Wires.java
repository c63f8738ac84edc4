package org.ranvier.plugins.backend.simd.event;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec.Owner;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.StoredParameter;

/** A projection: its numbers, and where each of its synapses is among all synapses of the network. */
final class Wires {

    private final SynapseList synapses;
    private final DelaySite site;
    private final int[] placeOf;
    private final Parametrization weights;
    private final Parametrization delays;

    Wires(Projection projection, int[] placeOf, DoubleParameters parameters) {
        this.synapses = projection.synapses();
        this.site = projection.delays().site();
        this.placeOf = placeOf;
        Map<String, double[]> weightParameters = new LinkedHashMap<>();
        parameters
                .of(projection.name(), Role.WEIGHT_PARAMETER)
                .forEach((name, own) -> weightParameters.put(name, perSynapse(own)));
        weights = new Parametrization(
                projection.weights(), parameters.get(projection.parameter(Role.WEIGHTS)), weightParameters);
        delays = new Parametrization(
                projection.delays().effective(),
                parameters.get(projection.parameter(Role.DELAYS)),
                parameters.valuesOf(projection.name(), Role.DELAY_PARAMETER));
    }

    private double[] perSynapse(StoredParameter<double[]> own) {
        if (own.spec().owner() != Owner.PRESYNAPTIC) {
            return own.value();
        }
        double[] spread = new double[synapses.size()];
        double[] values = own.value();
        java.util.Arrays.setAll(spread, s -> values[synapses.preOf(s)]);
        return spread;
    }

    /** Puts weights and delays where neurons look for them. */
    void spread(double[] weightAt, double[] delayAt) {
        double[] w = weights.effective();
        double[] d = delays.effective();
        for (int s = 0; s < placeOf.length; s++) {
            weightAt[placeOf[s]] = w[s];
            delayAt[placeOf[s]] = d[delayOf(s)];
        }
    }

    /** Adds what follows from dL/dweight and dL/darrival of every synapse; an arrival is a spike plus its delay. */
    void addGradients(double[] byWeightAt, double[] byArrivalAt) {
        if (weights.trained()) {
            double[] byWeight = weights.byEffective();
            for (int s = 0; s < placeOf.length; s++) {
                byWeight[s] = byWeightAt[placeOf[s]];
            }
            weights.addGradient();
        }
        if (delays.trained()) {
            double[] byDelay = delays.byEffective();
            for (int s = 0; s < placeOf.length; s++) {
                byDelay[delayOf(s)] += byArrivalAt[placeOf[s]];
            }
            delays.addGradient();
        }
    }

    private int delayOf(int synapse) {
        return switch (site) {
            case AXONAL -> synapses.preOf(synapse);
            case DENDRITIC -> synapses.postOf(synapse);
            case SYNAPTIC -> synapse;
        };
    }
}
