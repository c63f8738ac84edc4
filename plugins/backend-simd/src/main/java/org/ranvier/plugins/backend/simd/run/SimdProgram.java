package org.ranvier.plugins.backend.simd.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.simd.code.Elements;
import org.ranvier.plugins.backend.simd.lanes.Extent;
import org.ranvier.plugins.backend.simd.plan.Compiled;
import org.ranvier.plugins.backend.simd.plan.ParameterUpdate;
import org.ranvier.plugins.backend.simd.plan.Parameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.StoredProgram;

/** A plan with its parameters. */
public final class SimdProgram extends StoredProgram<Parameters> {

    /** Batches for training, for the last of an epoch, and two of the same for validation. */
    private static final int SHAPES = 4;

    private final Parallel parallel;
    private final Elements.Cache codes = new Elements.Cache();
    private final Map<Batch.Shape, Batch> batches = new LinkedHashMap<>(8, 0.75f, true);
    /** The window in which samples are run segment by segment; null where they are run as a whole. */
    private final Window window;

    private Compiled compiled;

    public SimdProgram(NetworkPlan plan, CompileOptions options, Recomputation recomputation) {
        this(plan, options, recomputation, new Parallel(options.threads(), "simd-"));
    }

    private SimdProgram(NetworkPlan plan, CompileOptions options, Recomputation recomputation, Parallel parallel) {
        super(plan, new Parameters(parallel), options.updates());
        this.parallel = parallel;
        this.window = recomputation.window(plan);
        this.compiled = Compiled.of(plan, parameters(), codes);
    }

    @Override
    public double gradientNorm(List<String> names) {
        double squares = 0;
        for (String name : names) {
            float[] gradient = parameters().trainedGradient(name);
            for (int n = 0; n < parameters().get(name).size(); n++) {
                double g = gradient[n];
                squares += g * g;
            }
        }
        return Math.sqrt(squares);
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        for (String parameter : update.parameters()) {
            ParameterUpdate.apply(
                    update, codes.of(update.code()), scalars, parameters().get(parameter), parallel);
        }
    }

    @Override
    protected void rewired(Projection projection) {
        compiled = compiled.rewired(plan(), projection.name(), parameters(), codes);
        batches.values().forEach(batch -> batch.rewire(compiled.connections().get(projection.name())));
    }

    @Override
    protected Session start(SignalBatch batch, RunOptions options) {
        Batch room = laidOut(batch.samples(), options);
        return window == null
                ? new SimdSession(compiled, parameters(), room, batch, options, parallel, this::sessionClosed)
                : new SegmentedSession(
                        compiled,
                        parameters(),
                        room,
                        room.segments(window, parallel),
                        batch,
                        options,
                        parallel,
                        this::sessionClosed);
    }

    /** Room for a batch; that of the shapes used last is kept. */
    private Batch laidOut(int samples, RunOptions options) {
        int ticks = window == null ? compiled.plan().ticks() : window.ticks();
        Extent extent = new Extent(samples, ticks, options.gradients());
        Batch.Shape shape = new Batch.Shape(
                extent,
                options.gradients() && options.inputGradient(),
                Recorder.kept(compiled.plan(), options.record()));
        for (Map.Entry<Batch.Shape, Batch> known : batches.entrySet()) {
            if (known.getKey().serves(shape)) {
                return batches.get(known.getKey());
            }
        }
        // A batch with gradients serves validation too, so that what was there for validation can go.
        batches.keySet().removeIf(shape::serves);
        if (batches.size() == SHAPES) {
            batches.remove(batches.keySet().iterator().next());
        }
        Batch made = new Batch(shape, compiled, parameters(), window == null);
        batches.put(shape, made);
        return made;
    }

    @Override
    public void close() {
        parallel.close();
    }
}
