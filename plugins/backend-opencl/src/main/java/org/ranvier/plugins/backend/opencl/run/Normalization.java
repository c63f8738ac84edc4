package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.plugins.backend.opencl.cl.Kernel.Range;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;
import org.ranvier.plugins.backend.opencl.plan.Layout;

/**
 * Batch normalisation of what a projection delivers.
 *
 * <p>Source: Ioffe and Szegedy, "Batch normalization", ICML 2015; running variance unbiased, as is customary.
 */
final class Normalization {

    final Signal output;

    private final Normalize plan;
    private final Parameters parameters;
    private final Signal x;
    private final Signal dy;
    private final Signal dx;
    private final Buffer statistics;
    private final Extent extent;
    private final Dialect dialect;

    /** Of x; dy and dx are null without gradients. */
    Normalization(
            Normalize plan,
            Parameters parameters,
            Extent extent,
            Signal x,
            Signal dy,
            Signal dx,
            Layout.Rows rows,
            Memory memory,
            Dialect dialect) {
        this.plan = plan;
        this.parameters = parameters;
        this.extent = extent;
        this.x = x;
        this.dy = dy;
        this.dx = dx;
        this.dialect = dialect;
        output = Signal.in(memory, dialect, extent.groups(), x.rows(), rows);
        statistics = memory.numbers(2L * x.rows());
    }

    private Parameter parameter(String name) {
        return parameters.get(plan.parameter(name));
    }

    private Kernel kernel(String name) {
        return dialect.fixed("normalize", name);
    }

    /** Local memory for a number of the widest type per sample of a group. */
    private Kernel.Local scratch() {
        return new Kernel.Local((dialect.context().device().doubles() ? 8L : 4L) * dialect.group());
    }

    /** By the statistics of all ticks of so many samples; the running ones follow. */
    void inTraining(int samples, int ticks) {
        List<Object> arguments =
                new ArrayList<>(List.of(samples, ticks, (float) plan.momentum(), (float) plan.epsilon()));
        arguments.addAll(x.arguments());
        arguments.addAll(List.of(
                parameter(Normalize.RUNNING_MEAN).value(),
                parameter(Normalize.RUNNING_VARIANCE).value(),
                statistics,
                scratch()));
        kernel("measure").run(new Range(dialect.group(), x.rows(), 1), dialect.group(), arguments.toArray());
        parameter(Normalize.RUNNING_MEAN).changed();
        parameter(Normalize.RUNNING_VARIANCE).changed();
        apply(0, ticks);
    }

    /** By running statistics. */
    void atInference(int tick, int end) {
        kernel("recall")
                .each(
                        x.rows(),
                        (float) plan.epsilon(),
                        parameter(Normalize.RUNNING_MEAN).value(),
                        parameter(Normalize.RUNNING_VARIANCE).value(),
                        statistics);
        apply(tick, end);
    }

    private void apply(int tick, int end) {
        List<Object> arguments = new ArrayList<>(List.of(
                tick,
                statistics,
                parameter(Normalize.GAIN).value(),
                parameter(Normalize.SHIFT).value()));
        arguments.addAll(x.arguments());
        arguments.addAll(output.arguments());
        kernel("apply")
                .run(
                        new Range((long) dialect.items() * (end - tick), x.rows(), extent.groups()),
                        dialect.items(),
                        arguments.toArray());
    }

    /** Makes dL/dx of dL/dy and adds the gradients of gain and shift. */
    void backward(int samples, int ticks, boolean training) {
        List<Object> arguments = new ArrayList<>(List.of(
                samples,
                ticks,
                extent.groups(),
                training ? 1 : 0,
                statistics,
                parameter(Normalize.GAIN).value()));
        arguments.addAll(x.arguments());
        arguments.addAll(dy.arguments());
        arguments.addAll(dx.arguments());
        arguments.addAll(List.of(
                parameter(Normalize.GAIN).gradients(),
                parameter(Normalize.SHIFT).gradients(),
                scratch()));
        kernel("normalize_back").run(new Range(dialect.group(), x.rows(), 1), dialect.group(), arguments.toArray());
    }
}
