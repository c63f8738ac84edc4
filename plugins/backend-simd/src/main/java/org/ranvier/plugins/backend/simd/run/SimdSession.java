package org.ranvier.plugins.backend.simd.run;

import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.NetworkPlan.Input;
import org.ranvier.api.backend.ParameterId.Role;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.gradients.DormantGradient;
import org.ranvier.plugins.backend.simd.lanes.Draws;
import org.ranvier.plugins.backend.simd.lanes.Parallel;
import org.ranvier.plugins.backend.simd.plan.Compiled;
import org.ranvier.plugins.backend.simd.plan.Parameters;

/** Runs a batch. */
final class SimdSession implements Session {

    private final Parameters parameters;
    private final Runnable closed;
    private final Compiled compiled;
    private final Batch batch;
    private final RunOptions options;
    private final Parallel parallel;
    private final Draws draws;
    private final ForwardPass forward;
    private final Recorder recorder;
    private int ticks;
    private boolean wentBack;
    private double[] inputGradient;

    SimdSession(
            Compiled compiled,
            Parameters parameters,
            Batch batch,
            SignalBatch signals,
            RunOptions options,
            Parallel parallel,
            Runnable closed) {
        this.compiled = compiled;
        this.parameters = parameters;
        this.closed = closed;
        this.batch = batch;
        this.options = options;
        this.parallel = parallel;
        this.draws = new Draws(options.seed(), options.step());
        this.recorder = new Recorder(compiled.plan(), batch, options.record(), parallel);
        this.forward = new ForwardPass(batch, recorder.nodes(), compiled.stages(), options, draws, parallel);
        compiled.connections().values().forEach(c -> c.prepare(options.training(), parallel));
        for (Input input : compiled.plan().all(Input.class)) {
            SourceRun node = batch.nodes.get(input.name());
            InputLoader.load(
                    signals, compiled.plan().dtMs(), batch.shape.extent().ticks(), node.signals, parallel);
        }
        forward.start();
    }

    @Override
    public Recording advance(int more) {
        int all = batch.shape.extent().ticks();
        if (ticks + more > all) {
            throw new RanvierException(Problem.usage(
                    "session",
                    "it has run " + ticks + " ticks and is asked for " + more + " more, but a sample has " + all,
                    "give the network more ticks"));
        }
        if (forward.needsAllTicks() && more < all) {
            throw new RanvierException(Problem.usage(
                    "training",
                    "batch normalisation in training needs all ticks of a sample at once",
                    "advance by " + all + " ticks, or stream at inference"));
        }
        forward.run(ticks, ticks + more);
        recorder.count(ticks, ticks + more, ticks == 0 && more == all);
        ticks += more;
        return recorder.recording(ticks);
    }

    @Override
    public void backward(BackwardRequest request) {
        request.requireOnly(Capability.ACTIVITY_GRADIENTS);
        double[] outputGradient = request.outputGradient();
        Map<String, double[]> spikeCountGradients = request.spikeCountGradients();
        if (!options.gradients()) {
            throw new IllegalStateException("the session was opened without gradients");
        }
        SourceRun output = batch.nodes.get(compiled.plan().output());
        if (outputGradient.length != batch.shape.extent().samples() * ticks * output.signals.width) {
            throw new IllegalArgumentException("the gradient has " + outputGradient.length + " numbers, the output "
                    + batch.shape.extent().samples() * ticks * output.signals.width);
        }
        forward.scanAll(ticks);
        new BackwardPass(batch, compiled.stages(), options.training(), draws, parallel, ticks)
                .run(output, outputGradient, spikeCountGradients);
        addGradients();
        wentBack = true;
        if (options.inputGradient()) {
            String input = compiled.plan().input().name();
            inputGradient = recorder.flatten(batch.nodes.get(input).signals.dOutput, ticks);
        }
    }

    private void addGradients() {
        for (ProjectionRun wire : batch.wires.values()) {
            wire.gradient(parallel).add(ticks);
            if (wire.current != null) {
                wire.current.addGradients(
                        parameters.gradientsOf(wire.connection.name(), Role.CURRENT_PARAMETER), draws);
            }
        }
        batch.nodes.forEach((name, node) -> {
            if (node.course != null) {
                node.course.addGradients(parameters.gradientsOf(name, Role.NEURON_PARAMETER), draws);
            }
        });
    }

    @Override
    public double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
        ProjectionRun wire = batch.wires.get(projection);
        if (wire == null || !wentBack) {
            throw new IllegalStateException("there was no backward through a projection '" + projection + "'");
        }
        return new DormantGradient(wire.gradient(parallel), compiled.plan(), candidates, numbers)
                .compute(options.training(), ticks, parallel);
    }

    @Override
    public double[] inputGradient() {
        if (inputGradient == null) {
            throw new IllegalStateException(
                    "the session was opened without input gradients, or backward was not called");
        }
        return inputGradient;
    }

    Batch batch() {
        return batch;
    }

    @Override
    public void close() {
        closed.run();
    }
}
