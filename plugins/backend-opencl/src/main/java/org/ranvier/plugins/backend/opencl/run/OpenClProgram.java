package org.ranvier.plugins.backend.opencl.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.opencl.device.Budget;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;
import org.ranvier.plugins.backend.opencl.plan.Compiled;

/** A plan with its parameters, on a device. */
public final class OpenClProgram implements Program {

    private static final long MEGABYTE = 1L << 20;

    private final Dialect dialect;
    private final Budget budget;
    private final Consumer<String> notices;
    private final Parameters parameters;
    private final Map<LoweredUpdate, ParameterUpdate> updates = new HashMap<>();
    private Compiled compiled;
    /** Room for the batch that ran last; that for another shape takes its place. */
    private Batch batch;

    private boolean told;
    private boolean busy;

    public OpenClProgram(
            NetworkPlan plan, CompileOptions options, Dialect dialect, Budget budget, Consumer<String> notices) {
        this.dialect = dialect;
        this.budget = budget;
        this.notices = notices;
        this.parameters = new Parameters(dialect.context());
        plan.parameters().forEach(parameters::declare);
        for (LoweredUpdate update : options.updates()) {
            for (String parameter : update.parameters()) {
                update.slots().forEach(slot -> parameters.declareSlot(parameter, slot));
            }
        }
        this.compiled = Compiled.of(plan, parameters, dialect);
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
        return Parameters.read(p.gradient, p.spec.size());
    }

    private Parameter trained(String parameter) {
        Parameter p = parameters.get(parameter);
        if (!p.trained()) {
            throw new IllegalArgumentException("parameter '" + parameter + "' is not trained");
        }
        return p;
    }

    @Override
    public double gradientNorm(List<String> names) {
        return dialect.context().device().doubles()
                ? GradientNorm.of(names.stream().map(this::trained).toList(), dialect)
                : Program.super.gradientNorm(names);
    }

    @Override
    public boolean gradientsAreFinite() {
        return parameters.gradientsAreFinite(dialect);
    }

    @Override
    public boolean parametersAreFinite() {
        return parameters.areFinite(dialect);
    }

    @Override
    public void clearGradients() {
        parameters.clearGradients();
    }

    @Override
    public Map<String, double[]> readSlots(String parameter) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        Parameter p = parameters.get(parameter);
        p.slots.forEach((slot, values) -> copies.put(slot, Parameters.read(values, p.spec.size())));
        return copies;
    }

    @Override
    public void writeSlot(String parameter, String slot, double[] values) {
        Parameter p = parameters.get(parameter);
        if (!p.slots.containsKey(slot)) {
            throw new IllegalArgumentException("parameter '" + parameter + "' has no slot '" + slot + "'");
        }
        Parameters.write(parameter + "/" + slot, values, p.slots.get(slot), p.spec.size());
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        ParameterUpdate prepared = updates.computeIfAbsent(update, u -> new ParameterUpdate(u, dialect));
        update.parameters().forEach(name -> prepared.apply(scalars, parameters.get(name)));
    }

    @Override
    public void rewire(String projection, SynapseList list, int[] keptFrom) {
        if (busy) {
            throw new IllegalStateException("a session is open: close it first");
        }
        Projection old = compiled.plan().get(Projection.class, projection);
        NetworkPlan changed = compiled.plan().rewired(projection, list);
        changed.parameters().stream().filter(old::ownsPerSynapse).forEach(spec -> parameters.relayout(spec, keptFrom));
        closeBatch();
        compiled = compiled.rewired(changed, projection, parameters, dialect);
    }

    @Override
    public Session open(SignalBatch signals, RunOptions options) {
        if (busy) {
            throw new IllegalStateException("one session at a time: close the last one first");
        }
        int channels = compiled.plan().input().channels();
        if (signals.channels() != channels) {
            throw new IllegalArgumentException(
                    "the signal has " + signals.channels() + " channels, the network " + channels);
        }
        // Refuses what cannot be recorded before anything is laid out.
        new Recorder(compiled.plan(), options.record(), 0, dialect);
        int groups = groupsAtOnce(signals.samples(), options);
        Batch room = laidOut(extent(groups, options));
        int part = Math.min(signals.samples(), groups * dialect.group());
        Session session = new OpenClSession(
                compiled, parameters, dialect, room, signals, options, Math.max(1, part), () -> busy = false);
        busy = true;
        return session;
    }

    private Extent extent(int groups, RunOptions options) {
        boolean keep = options.gradients() || !options.record().isEmpty();
        return new Extent(
                groups,
                compiled.plan().ticks(),
                options.gradients(),
                options.gradients() && options.inputGradient(),
                keep);
    }

    /** As many groups of samples as fit into the device's memory. */
    private int groupsAtOnce(int samples, RunOptions options) {
        int wanted = dialect.groups(samples);
        int fits = budget.groups(wanted, groups -> {
            Memory counted = Memory.counting();
            new Batch(extent(groups, options), compiled, parameters, dialect, counted);
            return counted;
        });
        if (fits == 0) {
            throw new RanvierException(Problem.run(
                    "OpenCL",
                    "not even " + dialect.group() + " samples of this network fit into the " + budget.bytes() / MEGABYTE
                            + " MB that " + dialect.context().device().described() + " may use",
                    "make the network smaller or its samples shorter, or choose another device or backend"));
        }
        if (fits < wanted && options.training() && !compiled.normalizeOf().isEmpty()) {
            throw new RanvierException(Problem.run(
                    "OpenCL",
                    "a batch of " + samples + " samples does not fit into the memory of "
                            + dialect.context().device().described()
                            + ", and batch normalisation in training needs all samples at once",
                    "set training.batch to " + fits * dialect.group() + " or less"));
        }
        if (fits < wanted && !told) {
            told = true;
            notices.accept("A batch of " + samples + " samples does not fit into the memory of "
                    + dialect.context().device().described() + "; it is run in parts of " + fits * dialect.group()
                    + ", which takes longer.");
        }
        return fits;
    }

    private Batch laidOut(Extent extent) {
        if (batch == null || !batch.extent.serves(extent)) {
            closeBatch();
            batch = new Batch(extent, compiled, parameters, dialect, Memory.of(dialect.context()));
        }
        return batch;
    }

    private void closeBatch() {
        if (batch != null) {
            batch.close();
            batch = null;
        }
    }

    @Override
    public void close() {
        closeBatch();
        compiled.close();
        parameters.close();
    }
}
