package org.ranvier.plugins.backend.opencl.run;

import java.util.Map;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.plan.Connection;

/** dL/dw of synapses that a projection might have: the gradient of another projection between the same neurons. */
final class DormantGradient implements AutoCloseable {

    private final ProjectionRun wire;
    private final Extent extent;
    private final Dialect dialect;
    private final Parameters parameters;
    private final Connection connection;

    /**
     * Prepares.
     *
     * @param numbers what a candidate has of its own, by name of the parameter
     * @param program the parameters of the program, for what belongs to neurons
     */
    DormantGradient(
            ProjectionRun wire,
            NetworkPlan network,
            SynapseList candidates,
            Map<String, double[]> numbers,
            Parameters program,
            Extent extent,
            Dialect dialect) {
        this.wire = wire;
        this.extent = extent;
        this.dialect = dialect;
        this.parameters = new Parameters(dialect);
        Projection plan = wire.connection.plan;
        parameters.declareCandidates(
                network, plan, candidates, numbers, name -> program.get(name).read());
        connection = new Connection(
                plan.bare(candidates),
                parameters,
                network.dtMs(),
                network.ticks(),
                wire.from.output.layout(),
                wire.delta.layout(),
                dialect);
    }

    /** One number per candidate. */
    double[] compute(boolean training, int ticks) {
        connection.prepare(training, false);
        return new ParameterGradient(wire, connection, extent, ticks, dialect).byWeight();
    }

    @Override
    public void close() {
        connection.close();
        parameters.close();
    }
}
