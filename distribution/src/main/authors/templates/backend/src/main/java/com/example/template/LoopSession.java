package com.example.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.DynamicsCode;
import org.ranvier.support.DynamicsRun;
import org.ranvier.support.SessionGuard;
import org.ranvier.support.TickRecorder;
import org.ranvier.support.code.Draws;
import org.ranvier.support.plan.SignalFrames;

/**
 * A batch that runs. Samples are shared out to threads, and their gradients are added up in order, so that sums are the
 * same for any number of threads.
 */
final class LoopSession implements Session {

    private final LoopProgram program;
    private final RunOptions options;
    private final SessionGuard guard;
    private final TickRecorder recorder;
    private final List<LoopWire> wires = new ArrayList<>();
    private final Map<Element, Model> models = new IdentityHashMap<>();
    private final List<LoopSample> samples = new ArrayList<>();

    /** Neurons of a population, or a post-synaptic current, with the parameters of now. */
    record Model(DynamicsCode code, int width, double[][] columns, Map<String, double[]> gradients) {

        static Model of(Element element, Role role, LoweredDynamics step, int width, DoubleParameters parameters) {
            DynamicsCode code = new DynamicsCode(step);
            double[][] columns = code.prepare(width, parameters.valuesOf(element.name(), role)::get);
            return new Model(code, width, columns, parameters.gradientsOf(element.name(), role));
        }
    }

    LoopSession(LoopProgram program, SignalBatch batch, RunOptions options) {
        this.program = program;
        this.options = options;
        NetworkPlan plan = program.plan();
        DoubleParameters parameters = program.parameters();
        guard = SessionGuard.clocked(plan, options, batch.samples(), false);
        recorder = new TickRecorder(plan, options.record(), batch.samples());
        for (Population p : plan.all(Population.class)) {
            models.put(p, Model.of(p, Role.NEURON_PARAMETER, p.step(), p.neurons(), parameters));
        }
        for (Projection p : plan.all(Projection.class)) {
            wires.add(new LoopWire(p, program, options.training()));
            p.current()
                    .ifPresent(step -> models.put(
                            p,
                            Model.of(
                                    p,
                                    Role.CURRENT_PARAMETER,
                                    step,
                                    p.synapses().post(),
                                    parameters)));
        }
        for (int b = 0; b < batch.samples(); b++) {
            LoopSample sample = new LoopSample(plan, SignalFrames.of(batch, b, plan.ticks(), plan.dtMs()), wires);
            models.forEach((element, m) ->
                    sample.runs.put(element, new DynamicsRun(m.code(), m.width(), m.columns(), Draws.NONE, 0, true)));
            samples.add(sample);
        }
    }

    @Override
    public Recording advance(int ticks) {
        int from = guard.advance(ticks);
        int to = guard.ticks();
        program.parallel.forEach(samples.size(), b -> {
            for (int t = from; t < to; t++) {
                samples.get(b).forward(t);
                recorder.record(samples.get(b)::neurons, b, t);
            }
        });
        return recorder.recording(to);
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request);
        double[] gradient = request.outputGradient();
        program.parallel.forEach(
                samples.size(),
                b -> samples.get(b).back(gradient, b * gradient.length / samples.size(), guard.ticks()));
        samples.forEach(s -> wires.forEach(w -> w.addGradients(guard.ticks(), s)));
        models.forEach((element, m) -> m.code()
                .addGradients(
                        m.width(),
                        m.columns(),
                        samples.stream().map(s -> s.runs.get(element)).toList(),
                        m.gradients()));
        double[] byInput = samples.stream()
                .flatMap(s -> s.byInput.values().stream())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        guard.returned(options.inputGradient() ? byInput : null);
    }

    @Override
    public double[] inputGradient() {
        return guard.inputGradient();
    }

    @Override
    public void close() {
        program.sessionClosed();
    }
}
