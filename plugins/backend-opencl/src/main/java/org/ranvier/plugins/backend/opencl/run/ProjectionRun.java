package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.opencl.cl.Kernel.Range;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.plan.Connection;
import org.ranvier.plugins.backend.opencl.plan.Layout;

/**
 * A projection in a batch: what arrives, x; the post-synaptic current that it makes; and that normalised. Each is there
 * only where the plan has it, and the last of them is delivered.
 */
final class ProjectionRun {

    final Connection connection;
    final SourceRun from;
    final Signal x;
    /** Null where the current is x itself. */
    final PopulationRun current;
    /** Null where it is not normalised. */
    final Normalization normalized;
    /** dL/dx; null without gradients. */
    final Signal delta;

    private final Extent extent;
    private final Dialect dialect;

    ProjectionRun(
            Connection connection,
            SourceRun from,
            Signal x,
            PopulationRun current,
            Normalization normalized,
            Signal delta,
            Extent extent,
            Dialect dialect) {
        this.connection = connection;
        this.from = from;
        this.x = x;
        this.current = current;
        this.normalized = normalized;
        this.delta = delta;
        this.extent = extent;
        this.dialect = dialect;
    }

    Signal delivered() {
        return normalized != null ? normalized.output : current != null ? current.output : x;
    }

    /** Computes what arrives, x, over a range of ticks. */
    void arrive(int tick, int end) {
        Connection.Direction direction = connection.forward();
        boolean bias = connection.plan.bias();
        pull(
                direction,
                -1,
                from.output,
                x,
                tick,
                end,
                bias ? 1 : 0,
                bias ? connection.parameter(Role.BIAS).value() : direction.gain());
    }

    /** Adds what comes back to dL/d output of the source. */
    void sendBack(int tick, int end) {
        Connection.Direction direction = connection.back();
        pull(direction, 1, delta, from.dOutput, tick, end, 2, direction.gain());
    }

    private void pull(
            Connection.Direction direction,
            int sign,
            Signal source,
            Signal target,
            int tick,
            int end,
            int start,
            Object bias) {
        int ticks = end - tick == 1 ? 1 : Layout.SLACK;
        int blocks = (end - tick + ticks - 1) / ticks;
        List<Object> arguments = new ArrayList<>(
                List.of(tick, end, blocks, connection.taps, direction.first(), direction.at(), direction.gain()));
        arguments.addAll(List.of(source.buffer(), source.rows(), source.layout().length()));
        arguments.addAll(target.arguments());
        arguments.addAll(List.of(start, bias));
        Map<String, Integer> definitions = new HashMap<>(source.definitions());
        definitions.putAll(Map.of("TICKS", ticks, "SIGN", sign, "AT_ONCE", ticks == 1 ? 1 : connection.atOnce()));
        dialect.fixed("projections", "pull", definitions)
                .run(
                        new Range(dialect.items(), target.rows(), (long) blocks * extent.groups()),
                        dialect.items(),
                        arguments.toArray());
    }
}
