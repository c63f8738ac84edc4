package org.ranvier.plugins.backend.simd.gradients;

import java.util.Map;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Parameters;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.support.Parallel;

/** dL/dw of synapses that a projection might have: the gradient of another projection between the same neurons. */
public final class DormantGradient {

    private final ProjectionGradient gradient;
    private final Parameters parameters;
    private final ParameterId weights;
    private final Parallel parallel;

    /**
     * Prepares.
     *
     * @param numbers what a candidate has of its own, by name of the parameter
     */
    public DormantGradient(
            ProjectionGradient real,
            NetworkPlan network,
            SynapseList candidates,
            Map<String, double[]> numbers,
            Parallel parallel) {
        this.parallel = parallel;
        parameters = new Parameters(parallel);
        Connection existing = real.connection();
        Projection plan = existing.plan;
        weights = plan.parameter(Role.WEIGHTS);
        parameters.declareCandidates(network, plan, candidates, numbers, existing::read);
        Connection connection = new Connection(
                plan.bare(candidates), new Synapses(candidates), parameters, existing.codes(), existing.dtMs());
        gradient = real.of(connection);
    }

    public double[] compute(boolean training, int ticks) {
        gradient.connection().prepare(training, parallel);
        gradient.add(ticks);
        return parameters.readGradient(weights.fullName());
    }
}
