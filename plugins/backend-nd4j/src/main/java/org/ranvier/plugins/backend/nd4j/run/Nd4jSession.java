package org.ranvier.plugins.backend.nd4j.run;

import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.plugins.backend.nd4j.arrays.Parameters;
import org.ranvier.plugins.backend.nd4j.projection.ConnectionMatrices;
import org.ranvier.support.SessionGuard;

/** Runs a batch tick by tick. */
final class Nd4jSession implements Session {

    private final Parameters parameters;
    private final Runnable closed;
    private final Memory memory = new Memory();
    private final ForwardPass run;
    private final Recorder recorder;
    private final SessionGuard guard;
    private BackwardPass back;

    Nd4jSession(
            Layout layout,
            Map<String, ConnectionMatrices> wirings,
            Parameters parameters,
            SignalBatch signal,
            RunOptions options,
            Runnable closed) {
        this.parameters = parameters;
        this.closed = closed;
        Extent extent = Extent.of(signal.samples(), layout.plan().ticks());
        try {
            recorder = new Recorder(layout.plan(), options.record(), extent, memory);
            run = new ForwardPass(layout, wirings, parameters, signal, options, memory);
            guard = SessionGuard.clocked(layout.plan(), options, signal.samples(), run.stages.size() > 1);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    @Override
    public Recording advance(int more) {
        int from = guard.advance(more);
        int ticks = guard.ticks();
        for (List<Element> stage : run.stages) {
            run.normalizeInto(stage);
            for (int t = from; t < ticks; t++) {
                run.tick(stage, t);
                if (stage == run.stages.getLast() && run.stages.size() == 1) {
                    recorder.record(run.neurons::get, t);
                }
            }
        }
        for (int t = from; run.stages.size() > 1 && t < ticks; t++) {
            recorder.record(run.neurons::get, t);
        }
        return recorder.recording(ticks);
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request, Capability.ACTIVITY_GRADIENTS);
        BackwardPass pass = new BackwardPass(
                run, parameters, guard.ticks(), request.outputGradient(), request.spikeCountGradients(), memory);
        pass.run();
        back = pass;
        guard.returned(run.options.inputGradient() ? pass.inputGradient() : null);
    }

    @Override
    public double[] inputGradient() {
        return guard.inputGradient();
    }

    @Override
    public double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
        guard.requireReturned(projection);
        return back.dormant(run.layout.plan().get(Projection.class, projection), candidates, numbers);
    }

    @Override
    public void close() {
        memory.close();
        closed.run();
    }
}
