package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.plugins.backend.opencl.cl.Kernel.Range;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.plan.Connection;
import org.ranvier.plugins.backend.opencl.plan.Synapses;

/**
 * The gradients of a projection's parameters, from what went in and what came back: with C_k = Σ s_j[t] δ_i[t + k] over
 * samples and ticks, dL/dw = Σ_k K_k C_k, and by the delay and further parameters of the kernel w Σ_k ∂K_k C_k. Each
 * synapse is one work-group's, each sum has one order.
 */
final class ParameterGradient {

    private final ProjectionRun wire;
    private final Connection connection;
    private final Extent extent;
    private final int ticks;
    private final Dialect dialect;

    ParameterGradient(ProjectionRun wire, Extent extent, int ticks, Dialect dialect) {
        this(wire, wire.connection, extent, ticks, dialect);
    }

    /** Of another connection between the same neurons. */
    ParameterGradient(ProjectionRun wire, Connection connection, Extent extent, int ticks, Dialect dialect) {
        this.wire = wire;
        this.connection = connection;
        this.extent = extent;
        this.ticks = ticks;
        this.dialect = dialect;
    }

    void add() {
        boolean ofDelays =
                connection.trained(Role.DELAYS) || !connection.trainedExtras().isEmpty();
        if (connection.trained(Role.WEIGHTS) || ofDelays) {
            addOfSynapses(ofDelays);
        }
        if (connection.plan.bias() && connection.trained(Role.BIAS)) {
            List<Object> arguments = new ArrayList<>(List.of(extent.groups(), ticks));
            arguments.addAll(wire.delta.arguments());
            arguments.addAll(List.of(connection.parameter(Role.BIAS).gradients(), dialect.scratch(1)));
            kernel("bias_gradient")
                    .run(new Range(dialect.items(), wire.delta.rows(), 1), dialect.items(), arguments.toArray());
        }
    }

    private void addOfSynapses(boolean ofDelays) {
        Synapses synapses = connection.synapses;
        try (Memory memory = Memory.of(dialect.context())) {
            Buffer by = correlations(connection.planes(), memory);
            if (connection.trained(Role.WEIGHTS)) {
                connection.weightMap().backward(synapses.size, synapses.preOf, by);
            }
            if (ofDelays) {
                addOfDelays(by, memory);
            }
        }
    }

    /** [plane][synapse]: what is summed over samples, times the weight in all planes but the first. */
    private Buffer correlations(int planes, Memory memory) {
        Synapses synapses = connection.synapses;
        Buffer part = memory.numbers((long) extent.groups() * planes * synapses.size);
        Buffer by = memory.numbers((long) planes * synapses.size);
        List<Object> arguments = new ArrayList<>(List.of(ticks, connection.taps, connection.delays));
        arguments.addAll(
                List.of(synapses.preOf, synapses.postOf, synapses.delayOf, connection.tap(), connection.offset()));
        boolean events = wire.from.active != null;
        arguments.add(events ? wire.from.active : synapses.preOf);
        arguments.addAll(List.of(wire.from.output.buffer(), wire.from.output.rows()));
        arguments.addAll(wire.from.output.arguments().subList(1, 3));
        arguments.addAll(List.of(wire.delta.buffer(), wire.delta.rows()));
        arguments.addAll(wire.delta.arguments().subList(1, 3));
        arguments.addAll(List.of(part, dialect.scratch(connection.lags)));
        Map<String, Integer> definitions = new HashMap<>(wire.from.output.definitions());
        definitions.putAll(Map.of(
                "LAGS", connection.lags, "PLANES", planes, "EVENTS", events ? 1 : 0, "AT_ONCE", connection.atOnce()));
        dialect.fixed("projections", "correlate", definitions)
                .run(
                        new Range((long) dialect.items() * synapses.size, extent.groups(), 1),
                        dialect.items(),
                        arguments.toArray());
        kernel("fold").each(planes * synapses.size, extent.groups(), planes, part, connection.weight(), by);
        return by;
    }

    private void addOfDelays(Buffer bySynapse, Memory memory) {
        Synapses synapses = connection.synapses;
        DelaySite site = connection.plan.delays().site();
        Buffer by = bySynapse;
        if (site != DelaySite.SYNAPTIC) {
            boolean axonal = site == DelaySite.AXONAL;
            by = memory.numbers((long) connection.planes() * connection.delays);
            kernel("by_site")
                    .each(
                            connection.planes() * connection.delays,
                            connection.delays,
                            synapses.size,
                            axonal ? synapses.firstByPre : synapses.firstByPost,
                            axonal ? synapses.byPre : synapses.asListed,
                            bySynapse,
                            by);
        }
        if (connection.trained(Role.DELAYS)) {
            // The kernel's derivative is per tick, the delay itself in ms.
            Buffer perMs = memory.numbers(connection.delays);
            kernel("per_ms").each(connection.delays, by, connection.delays, (float) connection.dtMs(), perMs);
            connection.delayMap().backward(connection.delays, synapses.preOf, perMs);
        }
        List<String> extras = connection.trainedExtras();
        for (int q = 0; q < extras.size(); q++) {
            kernel("accumulate")
                    .each(
                            connection.delays,
                            by,
                            (2 + q) * connection.delays,
                            connection.delayParameter(extras.get(q)).gradients());
        }
    }

    /** dL/dw of every synapse. */
    double[] byWeight() {
        try (Memory memory = Memory.of(dialect.context())) {
            return Parameters.read(correlations(1, memory), connection.synapses.size);
        }
    }

    private Kernel kernel(String name) {
        return dialect.fixed("projections", name);
    }
}
