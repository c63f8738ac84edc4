package org.ranvier.plugins.backend.simd.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterId;
import org.ranvier.api.backend.ParameterId.Role;
import org.ranvier.api.backend.ParameterSpec.Owner;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.SynapseList;

/** A projection: its numbers, and where each of its synapses is among all synapses of the network. */
final class Wires {

    private final SynapseList synapses;
    private final DelaySite site;
    private final int[] placeOf;
    private final Parametrization weights;
    private final Parametrization delays;

    Wires(Projection projection, int[] placeOf, Map<String, ParameterValues> numbers) {
        this.synapses = projection.synapses();
        this.site = projection.delays().site();
        this.placeOf = placeOf;
        weights = new Parametrization(
                projection.weights(),
                numbers.get(projection.parameter(Role.WEIGHTS).fullName()),
                of(projection, Role.WEIGHT_PARAMETER, numbers, this::perSynapse));
        delays = new Parametrization(
                projection.delays().effective(),
                numbers.get(projection.parameter(Role.DELAYS).fullName()),
                of(projection, Role.DELAY_PARAMETER, numbers, own -> own.values));
    }

    private static Map<String, double[]> of(
            Projection projection,
            Role role,
            Map<String, ParameterValues> numbers,
            Function<ParameterValues, double[]> layout) {
        Map<String, double[]> found = new LinkedHashMap<>();
        numbers.values().forEach(own -> {
            ParameterId id = own.spec.id();
            if (id.element().equals(projection.name()) && id.role() == role) {
                found.put(id.name(), layout.apply(own));
            }
        });
        return found;
    }

    private double[] perSynapse(ParameterValues own) {
        if (own.spec.owner() != Owner.PRESYNAPTIC) {
            return own.values;
        }
        double[] spread = new double[synapses.size()];
        java.util.Arrays.setAll(spread, s -> own.values[synapses.preOf(s)]);
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
