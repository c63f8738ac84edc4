package org.ranvier.plugins.backend.reference.clock;

import java.util.Map;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.SynapseIndex;

/** dL/dw of synapses that a projection might have: the gradient of another projection between the same neurons. */
final class DormantGradient {

    private final Batch batch;
    private final Projection plan;
    private final SynapseList candidates;
    private final Parallel parallel;
    private final DoubleParameters parameters = new DoubleParameters();

    /**
     * Prepares.
     *
     * @param numbers what a candidate has of its own, by name of the parameter
     */
    DormantGradient(
            Batch batch, Projection plan, SynapseList candidates, Map<String, double[]> numbers, Parallel parallel) {
        this.batch = batch;
        this.plan = plan;
        this.candidates = candidates;
        this.parallel = parallel;
        parameters.declareCandidates(
                batch.layout().plan,
                plan,
                candidates,
                numbers,
                name -> batch.parameters().value(name));
    }

    /**
     * Computes.
     *
     * @param dArrivals δ of the projection, [sample][tick][post]
     */
    double[] compute(SpikeList spikes, double[][][] dArrivals) {
        PreparedProjection prepared = new PreparedProjection(
                plan.bare(candidates),
                new SynapseIndex(candidates),
                parameters,
                batch.layout().plan.dtMs(),
                batch.options().training(),
                false,
                parallel);
        return new ProjectionGradient(batch, prepared, spikes, dArrivals, parallel).byWeight();
    }
}
