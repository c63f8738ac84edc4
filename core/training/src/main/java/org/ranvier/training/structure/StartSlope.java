package org.ranvier.training.structure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.Program;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;

/** dw/dθ of a synapse at the number at which grown ones start: ±1 times the scale under Dale's law. */
final class StartSlope {

    private final LoweredParametrization map;
    private final double start;
    private final List<ParameterSpec> ofNeurons;
    private final List<ParameterSpec> ofSynapses;

    StartSlope(NetworkPlan plan, Projection projection, double start) {
        this.map = projection.weights();
        this.start = start;
        List<ParameterSpec> all = plan.parameters(projection.name(), Role.WEIGHT_PARAMETER);
        this.ofSynapses = all.stream().filter(projection::ownsPerSynapse).toList();
        this.ofNeurons = all.stream().filter(p -> !ofSynapses.contains(p)).toList();
    }

    /**
     * Turns dL/dw of candidates into dL/dθ.
     *
     * @param numbers what candidates have of their own, by parameter
     */
    void apply(double[] gradients, SynapseList candidates, Map<String, double[]> numbers, Program program) {
        if (map.identity()) {
            return;
        }
        Map<String, double[]> neurons = new LinkedHashMap<>();
        ofNeurons.forEach(p -> neurons.put(p.id().name(), program.read(p.name())));
        Map<String, double[]> own = new LinkedHashMap<>();
        ofSynapses.forEach(p -> own.put(p.id().name(), numbers.get(p.name())));
        // What hangs on the presynaptic neuron alone is computed once for all its candidates.
        Double[] known = new Double[candidates.pre()];
        for (int n = 0; n < gradients.length; n++) {
            int pre = candidates.preOf(n);
            double slope = ofSynapses.isEmpty() && known[pre] != null ? known[pre] : slope(n, pre, own, neurons);
            known[pre] = slope;
            gradients[n] *= slope;
        }
    }

    private double slope(int candidate, int pre, Map<String, double[]> synapses, Map<String, double[]> neurons) {
        double[] results = map.backward()
                .evaluate(
                        symbol -> switch (symbol.kind()) {
                            case RAW -> start;
                            case D_VALUE -> 1;
                            default -> {
                                double[] own = synapses.get(symbol.name());
                                yield own != null ? own[candidate] : neurons.get(symbol.name())[pre];
                            }
                        },
                        draw -> 0);
        for (int k = 0; k < results.length; k++) {
            if (map.backward().stores().get(k).symbol().kind() == Symbol.Kind.D_RAW) {
                return results[k];
            }
        }
        return 0;
    }
}
