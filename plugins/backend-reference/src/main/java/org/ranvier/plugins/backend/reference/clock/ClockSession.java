package org.ranvier.plugins.backend.reference.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.reference.plan.Layout;
import org.ranvier.support.DynamicsCode;
import org.ranvier.support.DynamicsRun;
import org.ranvier.support.Parallel;
import org.ranvier.support.SessionGuard;
import org.ranvier.support.TickRecorder;
import org.ranvier.support.code.Draws;
import org.ranvier.support.plan.SignalFrames;

/**
 * Runs a batch tick by tick. Samples are independent, so threads share them out; sums over samples are taken in order.
 */
public final class ClockSession implements Session {

    private final Runnable closed;
    private final Batch batch;
    private final Layout layout;
    private final RunOptions options;
    private final Parallel parallel;
    private final List<List<Element>> stages;
    private final SampleRun[] runs;
    private final Map<String, BatchNorm.Saved> saved = new LinkedHashMap<>();
    private final TickRecorder recorder;
    /** After backward δ of each projection, [sample][tick][post]. */
    private final Map<String, double[][][]> dArrivals = new LinkedHashMap<>();

    private final SessionGuard guard;

    public ClockSession(Batch batch, SignalBatch signals, Parallel parallel, Runnable closed) {
        this.closed = closed;
        this.batch = batch;
        this.layout = batch.layout();
        this.options = batch.options();
        this.parallel = parallel;
        this.stages = layout.stages(options.training());
        this.guard = SessionGuard.clocked(layout.plan, options, signals.samples(), stages.size() > 1);
        this.runs = new SampleRun[signals.samples()];
        parallel.forEach(
                runs.length,
                b -> runs[b] = new SampleRun(
                        batch,
                        SignalFrames.of(signals, b, layout.plan.ticks(), layout.plan.dtMs()),
                        new Draws(options.seed(), options.step()),
                        b));
        this.recorder = new TickRecorder(layout.plan, options.record(), runs.length);
    }

    @Override
    public Recording advance(int more) {
        int from = guard.advance(more);
        int ticks = guard.ticks();
        if (stages.size() == 1) {
            parallel.forEach(runs.length, b -> {
                for (int t = from; t < ticks; t++) {
                    runs[b].tick(stages.getFirst(), t);
                    recorder.record(runs[b]::neurons, b, t);
                }
            });
        } else {
            for (List<Element> stage : stages) {
                normalizeInto(stage);
                parallel.forEach(runs.length, b -> {
                    for (int t = from; t < ticks; t++) {
                        runs[b].tick(stage, t);
                    }
                });
            }
            parallel.forEach(runs.length, b -> {
                for (int t = from; t < ticks; t++) {
                    recorder.record(runs[b]::neurons, b, t);
                }
            });
        }
        return recorder.recording(ticks);
    }

    private void normalizeInto(List<Element> stage) {
        for (Projection p : options.training() ? normalized(stage) : List.<Projection>of()) {
            Normalize n = layout.normalizeOf.get(p.name());
            int ticks = guard.ticks();
            double[][][] x = new double[runs.length][ticks][];
            parallel.forEach(runs.length, b -> {
                for (int t = 0; t < ticks; t++) {
                    x[b][t] = runs[b].current(p, t).clone();
                }
            });
            saved.put(
                    p.name(),
                    new BatchNorm.Saved(runs.length, ticks, p.synapses().post()));
            BatchNorm.forward(n, batch.parameters(), x, saved.get(p.name()), parallel);
            for (int b = 0; b < runs.length; b++) {
                runs[b].normalized(p.name(), x[b]);
            }
        }
    }

    private List<Projection> normalized(List<Element> stage) {
        return stage.stream().flatMap(e -> layout.normalizedInto(e).stream()).toList();
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request, Capability.ACTIVITY_GRADIENTS);
        double[] outputGradient = request.outputGradient();
        Map<String, double[]> spikeCountGradients = request.spikeCountGradients();
        int ticks = guard.ticks();
        SampleGradient[] gradients = new SampleGradient[runs.length];
        parallel.forEach(runs.length, b -> {
            Map<String, double[]> counts = new LinkedHashMap<>();
            spikeCountGradients.forEach((population, all) -> counts.put(population, ofSample(all, b)));
            gradients[b] = new SampleGradient(batch, runs[b], ticks, ofSample(outputGradient, b), counts);
        });
        // Sums for normalised currents are over all ticks, at inference too.
        for (List<Element> stage : layout.stages(true).reversed()) {
            parallel.forEach(runs.length, b -> gradients[b].back(stage));
            normalized(stage).forEach(p -> normalizeBack(p, gradients));
        }
        addProjectionGradients(gradients);
        addModelGradients();
        guard.returned(options.inputGradient() ? flatten(gradients) : null);
    }

    private double[] ofSample(double[] all, int sample) {
        int size = all.length / runs.length;
        return Arrays.copyOfRange(all, sample * size, (sample + 1) * size);
    }

    private void normalizeBack(Projection p, SampleGradient[] gradients) {
        Normalize n = layout.normalizeOf.get(p.name());
        double[][][] d = new double[runs.length][][];
        for (int b = 0; b < runs.length; b++) {
            d[b] = gradients[b].dArrivals(p.name());
        }
        BatchNorm.Saved statistics = options.training() ? saved.get(p.name()) : running(n, p);
        BatchNorm.backward(n, batch.parameters(), d, statistics, options.training(), parallel);
        parallel.forEach(runs.length, b -> {
            for (int t = guard.ticks() - 1; t >= 0; t--) {
                d[b][t] = gradients[b].throughCurrent(p, t, d[b][t]);
            }
        });
    }

    private BatchNorm.Saved running(Normalize n, Projection p) {
        double[][][] x = new double[runs.length][][];
        for (int b = 0; b < runs.length; b++) {
            x[b] = runs[b].beforeNormalization(p.name());
        }
        return BatchNorm.Saved.ofRunningStatistics(n, batch.parameters(), x);
    }

    private void addProjectionGradients(SampleGradient[] gradients) {
        Map<String, SpikeList> spikes = new LinkedHashMap<>();
        for (Projection p : layout.plan.all(Projection.class)) {
            SpikeList sent = spikes.computeIfAbsent(p.from(), this::spikesOf);
            double[][][] d = new double[runs.length][][];
            for (int b = 0; b < runs.length; b++) {
                d[b] = gradients[b].dArrivals(p.name());
            }
            new ProjectionGradient(batch, batch.projection(p.name()), sent, d, parallel).add();
            dArrivals.put(p.name(), d);
        }
    }

    @Override
    public double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
        guard.requireReturned(projection);
        Projection plan = layout.plan.get(Projection.class, projection);
        return new DormantGradient(batch, plan, candidates, numbers, parallel)
                .compute(spikesOf(plan.from()), dArrivals.get(projection));
    }

    private SpikeList spikesOf(String source) {
        List<List<double[]>> outputs = new ArrayList<>();
        for (SampleRun run : runs) {
            outputs.add(run.outputs(source));
        }
        return new SpikeList(layout.plan.widthOf(source), outputs);
    }

    private void addModelGradients() {
        for (Population p : layout.plan.all(Population.class)) {
            add(
                    layout.neurons.get(p.name()),
                    p.name(),
                    Role.NEURON_PARAMETER,
                    p.neurons(),
                    batch.neuronColumns().get(p.name()),
                    run -> run.neurons(p.name()));
        }
        for (Projection p : layout.plan.all(Projection.class)) {
            if (p.current().isPresent()) {
                int width = p.synapses().post();
                add(
                        layout.currents.get(p.name()),
                        p.name(),
                        Role.CURRENT_PARAMETER,
                        width,
                        batch.currentColumns().get(p.name()),
                        run -> run.current(p.name()));
            }
        }
    }

    private void add(
            DynamicsCode model,
            String element,
            Role role,
            int width,
            double[][] prepared,
            Function<SampleRun, DynamicsRun> part) {
        model.addGradients(
                width,
                prepared,
                Arrays.stream(runs).map(part).toList(),
                batch.parameters().gradientsOf(element, role));
    }

    private double[] flatten(SampleGradient[] gradients) {
        int channels = gradients[0].dInput()[0].length;
        int ticks = guard.ticks();
        double[] all = new double[runs.length * ticks * channels];
        for (int b = 0; b < runs.length; b++) {
            for (int t = 0; t < ticks; t++) {
                System.arraycopy(gradients[b].dInput()[t], 0, all, (b * ticks + t) * channels, channels);
            }
        }
        return all;
    }

    @Override
    public double[] inputGradient() {
        return guard.inputGradient();
    }

    @Override
    public void close() {
        closed.run();
    }
}
