package org.ranvier.plugins.backend.opencl.run;

import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.plan.Compiled;
import org.ranvier.plugins.backend.opencl.plan.Layout;
import org.ranvier.support.SessionGuard;

/**
 * Runs a batch. One that does not fit into the device's memory is run in parts, one after the other, each from its
 * beginning whenever it is needed again: for further ticks, and for the way back.
 */
final class OpenClSession implements Session {

    private final Parameters parameters;
    private final Runnable closed;
    private final Compiled compiled;
    private final Dialect dialect;
    private final Batch batch;
    private final SignalBatch signals;
    private final RunOptions options;
    private final Recorder recorder;
    private final int part;
    private final int parts;
    private final SessionGuard guard;

    /**
     * Opens.
     *
     * @param part how many samples are run at once
     */
    OpenClSession(
            Compiled compiled,
            Parameters parameters,
            Dialect dialect,
            Batch batch,
            SignalBatch signals,
            RunOptions options,
            int part,
            Runnable closed) {
        this.compiled = compiled;
        this.parameters = parameters;
        this.closed = closed;
        this.dialect = dialect;
        this.batch = batch;
        this.signals = signals;
        this.options = options;
        this.part = part;
        this.parts = (signals.samples() + part - 1) / part;
        this.recorder = new Recorder(compiled.plan(), options.record(), signals.samples(), dialect);
        boolean allTicks = options.training() && !compiled.normalizeOf().isEmpty();
        this.guard = SessionGuard.clocked(compiled.plan(), options, signals.samples(), allTicks);
        compiled.connections().values().forEach(c -> c.prepare(options.training(), options.gradients()));
        if (parts == 1) {
            load(0);
        }
    }

    private int first(int n) {
        return n * part;
    }

    private int samples(int n) {
        return Math.min(part, signals.samples() - first(n));
    }

    private Draws draws(int n) {
        return new Draws(options.seed(), options.step(), first(n));
    }

    private ForwardPass forward(int n) {
        return new ForwardPass(batch, compiled.stages(), options.training(), samples(n), draws(n), dialect);
    }

    /** Brings a part's input to the device and sets initial states. */
    private void load(int n) {
        for (Input input : compiled.plan().all(Input.class)) {
            SourceRun node = batch.nodes.get(input.name());
            NetworkPlan plan = compiled.plan();
            new InputLoader(signals, first(n), samples(n), plan.ticks(), plan.dtMs(), node.output, dialect.group())
                    .load(node, dialect);
        }
        forward(n).start();
    }

    @Override
    public Recording advance(int more) {
        int from = guard.advance(more);
        int ticks = guard.ticks();
        recorder.start(ticks);
        for (int n = 0; n < parts; n++) {
            if (parts > 1) {
                load(n);
            }
            forward(n).run(parts > 1 ? 0 : from, ticks);
            recorder.take(batch, first(n), samples(n));
        }
        return recorder.recording();
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request, Capability.ACTIVITY_GRADIENTS);
        int ticks = guard.ticks();
        Input input = compiled.plan().input();
        double[] byInput = options.inputGradient() ? new double[signals.samples() * ticks * input.channels()] : null;
        for (int n = 0; n < parts; n++) {
            if (parts > 1) {
                load(n);
                forward(n).run(0, ticks);
            }
            backward(n, request);
            if (byInput != null) {
                double[] own = Recorder.collected(dialect, batch.nodes.get(input.name()).dOutput, samples(n), ticks);
                System.arraycopy(own, 0, byInput, first(n) * ticks * input.channels(), own.length);
            }
        }
        guard.returned(byInput);
    }

    private void backward(int n, BackwardRequest request) {
        int ticks = guard.ticks();
        BackwardPass pass =
                new BackwardPass(batch, compiled.stages(), options.training(), samples(n), draws(n), dialect, ticks);
        pass.start();
        Signal output = batch.nodes.get(compiled.plan().output()).dOutput;
        Recorder.spread(dialect, request.outputGradient(), first(n), samples(n), batch.extent.groups(), ticks, output);
        try (Memory memory = Memory.of(dialect.context())) {
            request.spikeCountGradients().forEach((name, gradient) -> {
                int rows = compiled.plan().get(Population.class, name).neurons();
                Signal counts = Signal.in(memory, dialect, batch.extent.groups(), rows, Layout.Rows.of(0, 1, 0));
                Recorder.spread(dialect, gradient, first(n), samples(n), batch.extent.groups(), 1, counts);
                pass.counts(name, counts.buffer());
            });
            pass.run();
        }
        addGradients(n);
    }

    private void addGradients(int n) {
        for (ProjectionRun wire : batch.wires.values()) {
            new ParameterGradient(wire, batch.extent, guard.ticks(), dialect).add();
            if (wire.current != null) {
                wire.current.addGradients(draws(n));
            }
        }
        for (SourceRun node : batch.nodes.values()) {
            if (node.course != null) {
                node.course.addGradients(draws(n));
            }
        }
    }

    @Override
    public double[] inputGradient() {
        return guard.inputGradient();
    }

    @Override
    public double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
        guard.requireReturned(projection);
        ProjectionRun wire = batch.wires.get(projection);
        if (parts > 1) {
            throw new RanvierException(Problem.run(
                    "OpenCL",
                    "a batch of " + signals.samples() + " samples does not fit into the memory of "
                            + dialect.context().device().described()
                            + ", and gradients of synapses that do not exist need all samples at once",
                    "set training.batch to " + part + " or less"));
        }
        try (DormantGradient gradient =
                new DormantGradient(wire, compiled.plan(), candidates, numbers, parameters, batch.extent, dialect)) {
            return gradient.compute(options.training(), guard.ticks());
        }
    }

    @Override
    public void close() {
        closed.run();
    }
}
