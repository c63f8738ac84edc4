package org.ranvier.plugins.backend.opencl.run;

import java.util.Map;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterId.Role;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.model.SynapseList;
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
        this.parameters = new Parameters(dialect.context());
        Projection plan = wire.connection.plan;
        for (ParameterSpec spec : network.rewired(plan.name(), candidates)
                .parameters(plan.name(), Role.WEIGHTS, Role.DELAYS, Role.DELAY_PARAMETER, Role.DELAY_SCALAR)) {
            if (spec.role() == Role.WEIGHTS) {
                parameters.declare(spec);
            } else {
                declare(
                        spec,
                        plan.ownsPerSynapse(spec)
                                ? numbers.get(spec.name())
                                : program.get(spec.name()).read());
            }
        }
        connection = new Connection(
                plan.bare(candidates),
                parameters,
                network.dtMs(),
                network.ticks(),
                wire.from.output.layout(),
                wire.delta.layout(),
                dialect);
    }

    private void declare(ParameterSpec spec, double[] values) {
        if (values == null || values.length != spec.size()) {
            throw new IllegalArgumentException(
                    "'" + spec.name() + "' needs a number for each of " + spec.size() + " candidates");
        }
        parameters.declare(spec);
        parameters.get(spec.name()).write(values);
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
