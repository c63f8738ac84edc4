package org.ranvier.plugins.backend.simd.run;

import java.util.HashSet;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.plan.Compiled;
import org.ranvier.plugins.backend.simd.plan.Parameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.SessionGuard;
import org.ranvier.support.code.Draws;

/**
 * Runs a batch segment by segment, in memory for one: forward keeps what each segment needs of those before it, and
 * backward goes from the last segment to the first, runs each forward again and then back.
 *
 * <p>Source: Chen et al., "Training deep nets with sublinear memory cost", 2016, along time.
 */
final class SegmentedSession implements Session {

    private final Parameters parameters;
    private final Runnable closed;
    private final Compiled compiled;
    private final Batch batch;
    private final SignalBatch signals;
    private final RunOptions options;
    private final Parallel parallel;
    private final Draws draws;
    private final Segments segments;
    private final Window window;
    private final SegmentRecorder recorder;
    private final SessionGuard guard;
    /** The ticks of a sample. */
    private final int all;

    SegmentedSession(
            Compiled compiled,
            Parameters parameters,
            Batch batch,
            Segments segments,
            SignalBatch signals,
            RunOptions options,
            Parallel parallel,
            Runnable closed) {
        this.compiled = compiled;
        this.parameters = parameters;
        this.closed = closed;
        this.batch = batch;
        this.segments = segments;
        this.window = segments.window();
        this.signals = signals;
        this.options = options;
        this.parallel = parallel;
        this.draws = new Draws(options.seed(), options.step());
        this.all = compiled.plan().ticks();
        this.recorder = new SegmentRecorder(
                new Recorder(compiled.plan(), batch, options.record(), parallel),
                batch.nodes.get(compiled.plan().output()),
                signals.samples(),
                all,
                parallel);
        this.guard = SessionGuard.clocked(compiled.plan(), options, signals.samples(), false);
        compiled.connections().values().forEach(c -> c.prepare(options.training(), parallel));
        forward(0).start();
        // Whatever is read of outputs later, boundaries read all of them.
        batch.nodes.values().forEach(node -> node.signals.output.fold(Lanes.ROWS, 0));
        segments.boundary(0).keepStart();
    }

    /** Returns the way forward for whoever counts ticks from one of the sample. */
    private ForwardPass forward(int firstTick) {
        return new ForwardPass(
                batch,
                new HashSet<>(batch.nodes.values()),
                compiled.stages(),
                options,
                draws.countedFrom(firstTick),
                parallel);
    }

    @Override
    public Recording advance(int more) {
        int tick = guard.advance(more);
        while (tick < guard.ticks()) {
            // Segments begin at the same ticks whatever the advances, so that sums over them have the same bits.
            int segment = tick / window.segment();
            int begin = segment * window.segment();
            int end = Math.min(begin + window.segment(), guard.ticks());
            if (tick == begin) {
                if (segment > 0) {
                    boundary(segment).keep(window.reach() + window.segment());
                }
                enter(segment);
            }
            Stretch part = new Stretch(window.reach() + tick - begin, end - tick, tick, all);
            forward(begin - window.reach()).run(part.tick(), part.end(), true);
            recorder.take(part);
            tick = end;
        }
        return recorder.recording(guard.ticks());
    }

    private Boundary boundary(int segment) {
        return segments.boundary(options.gradients() ? segment : 0);
    }

    /** Brings into memory what a segment begins with. */
    private void enter(int segment) {
        boundary(segment).restore(window.reach());
        for (SourceRun node : batch.nodes.values()) {
            parallel.forRows(
                    batch.shape.extent().groups(),
                    node.signals.width,
                    Lanes.ROWS,
                    (g, n, end) -> node.silence(g, n, end, window.reach()));
        }
        int begin = segment * window.segment();
        int first = begin - window.reach();
        int ticks = Math.min(begin + window.segment(), all) - first;
        for (Input input : compiled.plan().all(Input.class)) {
            SourceRun node = batch.nodes.get(input.name());
            InputLoader.load(signals, compiled.plan().dtMs(), first, ticks, node.signals, parallel);
        }
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request, Capability.ACTIVITY_GRADIENTS);
        SourceRun input = batch.nodes.get(compiled.plan().input().name());
        double[] inputGradient =
                options.inputGradient() ? new double[signals.samples() * guard.ticks() * input.signals.width] : null;
        BackwardPass.begin(batch, request.spikeCountGradients(), parallel);
        segments.future().begin();
        for (int tick = guard.ticks(); tick > 0; tick = (tick - 1) / window.segment() * window.segment()) {
            int segment = (tick - 1) / window.segment();
            int begin = segment * window.segment();
            Stretch ticks = new Stretch(window.reach(), tick - begin, begin, guard.ticks());
            // The last segment is in memory still.
            if (tick < guard.ticks()) {
                enter(segment);
                forward(begin - window.reach()).run(ticks.tick(), ticks.end(), true);
            }
            back(ticks, request.outputGradient());
            if (inputGradient != null) {
                ticks.store(input.signals.dOutput, inputGradient, signals.samples(), parallel);
            }
        }
        // Their sums over ticks went on from segment to segment.
        SimdSession.addNeuronGradients(batch, parameters, draws);
        guard.returned(inputGradient);
    }

    /** Goes back through a segment that is in memory, and adds the gradients of projections. */
    private void back(Stretch segment, double[] outputGradient) {
        Draws own = draws.countedFrom(segment.first() - segment.tick());
        new BackwardPass(batch, compiled.stages(), options.training(), own, parallel, segment, segments.future())
                .run(batch.nodes.get(compiled.plan().output()), outputGradient);
        segments.future().keep(segment.end());
        batch.wires
                .values()
                .forEach(
                        wire -> wire.gradient(parallel).add(batch.shape.extent().ticks()));
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
