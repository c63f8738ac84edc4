package org.ranvier.plugins.backend.simd.run;

import java.util.Map;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.simd.gradients.DormantGradient;
import org.ranvier.plugins.backend.simd.plan.Compiled;
import org.ranvier.plugins.backend.simd.plan.Parameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.SessionGuard;
import org.ranvier.support.code.Draws;

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
    private final SessionGuard guard;

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
        this.guard = SessionGuard.clocked(compiled.plan(), options, signals.samples(), forward.needsAllTicks());
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
        int from = guard.advance(more);
        int ticks = guard.ticks();
        forward.run(from, ticks);
        recorder.count(from, ticks, from == 0 && more == batch.shape.extent().ticks());
        return recorder.recording(ticks);
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request, Capability.ACTIVITY_GRADIENTS);
        int ticks = guard.ticks();
        SourceRun output = batch.nodes.get(compiled.plan().output());
        forward.scanAll(ticks);
        BackwardPass.begin(batch, request.spikeCountGradients(), parallel);
        new BackwardPass(batch, compiled.stages(), options.training(), draws, parallel, Stretch.whole(ticks), null)
                .run(output, request.outputGradient());
        addGradients();
        String input = compiled.plan().input().name();
        guard.returned(
                options.inputGradient() ? recorder.flatten(batch.nodes.get(input).signals.dOutput, ticks) : null);
    }

    private void addGradients() {
        batch.wires.values().forEach(wire -> wire.gradient(parallel).add(guard.ticks()));
        addNeuronGradients(batch, parameters, draws);
    }

    /** Adds the gradients of the parameters of neurons and currents. */
    static void addNeuronGradients(Batch batch, Parameters parameters, Draws draws) {
        for (ProjectionRun wire : batch.wires.values()) {
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
        guard.requireReturned(projection);
        ProjectionRun wire = batch.wires.get(projection);
        return new DormantGradient(wire.gradient(parallel), compiled.plan(), candidates, numbers, parallel)
                .compute(options.training(), guard.ticks());
    }

    @Override
    public double[] inputGradient() {
        return guard.inputGradient();
    }

    Batch batch() {
        return batch;
    }

    @Override
    public void close() {
        closed.run();
    }
}
