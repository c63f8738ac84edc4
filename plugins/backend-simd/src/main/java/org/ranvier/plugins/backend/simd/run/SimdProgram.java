package org.ranvier.plugins.backend.simd.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.code.Elements;
import org.ranvier.plugins.backend.simd.lanes.Extent;
import org.ranvier.plugins.backend.simd.lanes.Parallel;
import org.ranvier.plugins.backend.simd.plan.Compiled;
import org.ranvier.plugins.backend.simd.plan.ParameterUpdate;
import org.ranvier.plugins.backend.simd.plan.Parameters;
import org.ranvier.plugins.backend.simd.plan.Parameters.Parameter;

/** A plan with its parameters. */
public final class SimdProgram implements Program {

    /** Batches for training, for the last of an epoch, and two of the same for validation. */
    private static final int SHAPES = 4;

    private final Parallel parallel;
    private final Parameters parameters = new Parameters();
    private final Elements.Cache codes = new Elements.Cache();
    private final Map<Batch.Shape, Batch> batches = new LinkedHashMap<>(8, 0.75f, true);
    private Compiled compiled;
    private boolean busy;

    public SimdProgram(NetworkPlan plan, CompileOptions options) {
        this.parallel = new Parallel(options.threads());
        plan.parameters().forEach(parameters::declare);
        for (LoweredUpdate update : options.updates()) {
            for (String parameter : update.parameters()) {
                update.slots().forEach(slot -> parameters.declareSlot(parameter, slot));
            }
        }
        this.compiled = Compiled.of(plan, parameters, codes);
    }

    @Override
    public NetworkPlan plan() {
        return compiled.plan();
    }

    @Override
    public double[] read(String parameter) {
        return parameters.get(parameter).read();
    }

    @Override
    public void write(String parameter, double[] values) {
        parameters.get(parameter).write(values);
    }

    @Override
    public double[] readGradient(String parameter) {
        Parameter p = trained(parameter);
        return Parameters.widened(p.gradient, p.spec.size());
    }

    private Parameter trained(String parameter) {
        Parameter p = parameters.get(parameter);
        if (p.gradient == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' is not trained");
        }
        return p;
    }

    @Override
    public double gradientNorm(List<String> names) {
        double squares = 0;
        for (String name : names) {
            Parameter p = trained(name);
            for (int n = 0; n < p.spec.size(); n++) {
                double g = p.gradient[n];
                squares += g * g;
            }
        }
        return Math.sqrt(squares);
    }

    @Override
    public boolean gradientsAreFinite() {
        return parameters.gradientsAreFinite();
    }

    @Override
    public boolean parametersAreFinite() {
        return parameters.areFinite();
    }

    @Override
    public void clearGradients() {
        parameters.clearGradients();
    }

    @Override
    public Map<String, double[]> readSlots(String parameter) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        Parameter p = parameters.get(parameter);
        p.slots.forEach((slot, values) -> copies.put(slot, Parameters.widened(values, p.spec.size())));
        return copies;
    }

    @Override
    public void writeSlot(String parameter, String slot, double[] values) {
        Parameter p = parameters.get(parameter);
        float[] target = p.slots.get(slot);
        if (target == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' has no slot '" + slot + "'");
        }
        Parameters.narrow(parameter + "/" + slot, values, target, p.spec.size());
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        for (String parameter : update.parameters()) {
            ParameterUpdate.apply(update, codes.of(update.code()), scalars, parameters.get(parameter), parallel);
        }
    }

    @Override
    public void rewire(String projection, SynapseList list, int[] keptFrom) {
        if (busy) {
            throw new IllegalStateException("a session is open: close it first");
        }
        Projection old = compiled.plan().get(Projection.class, projection);
        NetworkPlan changed = compiled.plan().rewired(projection, list);
        changed.parameters().stream().filter(old::ownsPerSynapse).forEach(spec -> parameters.relayout(spec, keptFrom));
        compiled = compiled.rewired(changed, projection, parameters, codes);
        batches.values().forEach(batch -> batch.rewire(compiled.connections().get(projection)));
    }

    @Override
    public Session open(SignalBatch batch, RunOptions options) {
        if (busy) {
            throw new IllegalStateException("one session at a time: close the last one first");
        }
        int channels = compiled.plan().input().channels();
        if (batch.channels() != channels) {
            throw new IllegalArgumentException(
                    "the signal has " + batch.channels() + " channels, the network " + channels);
        }
        Session session = new SimdSession(
                compiled, parameters, laidOut(batch.samples(), options), batch, options, parallel, () -> busy = false);
        busy = true;
        return session;
    }

    /** Room for a batch; that of the shapes used last is kept. */
    private Batch laidOut(int samples, RunOptions options) {
        Extent extent = new Extent(samples, compiled.plan().ticks(), options.gradients());
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
        Batch made = new Batch(shape, compiled, parameters);
        batches.put(shape, made);
        return made;
    }

    @Override
    public void close() {
        parallel.close();
    }
}
