package org.ranvier.plugins.backend.opencl.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.opencl.device.Budget;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.plan.Compiled;
import org.ranvier.support.StoredProgram;

/** A plan with its parameters, on a device. */
public final class OpenClProgram extends StoredProgram<Parameters> {

    private static final long MEGABYTE = 1L << 20;

    private final Dialect dialect;
    private final Budget budget;
    private final Consumer<String> notices;
    private final Map<LoweredUpdate, ParameterUpdate> updates = new HashMap<>();
    private Compiled compiled;
    /** Room for the batch that ran last; that for another shape takes its place. */
    private Batch batch;

    private boolean told;

    public OpenClProgram(
            NetworkPlan plan, CompileOptions options, Dialect dialect, Budget budget, Consumer<String> notices) {
        super(plan, new Parameters(dialect), options.updates());
        this.dialect = dialect;
        this.budget = budget;
        this.notices = notices;
        this.compiled = Compiled.of(plan, parameters(), dialect);
    }

    @Override
    public double gradientNorm(List<String> names) {
        names.forEach(parameters()::trainedGradient);
        return dialect.context().device().doubles()
                ? GradientNorm.of(names.stream().map(parameters()::get).toList(), dialect)
                : super.gradientNorm(names);
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        ParameterUpdate prepared = updates.computeIfAbsent(update, u -> new ParameterUpdate(u, dialect));
        update.parameters().forEach(name -> prepared.apply(scalars, parameters().get(name)));
    }

    @Override
    protected void rewired(Projection projection) {
        closeBatch();
        compiled = compiled.rewired(plan(), projection.name(), parameters(), dialect);
    }

    @Override
    protected Session start(SignalBatch signals, RunOptions options) {
        // Refuses what cannot be recorded before anything is laid out.
        new Recorder(compiled.plan(), options.record(), 0, dialect);
        int groups = groupsAtOnce(signals.samples(), options);
        Batch room = laidOut(extent(groups, options));
        int part = Math.min(signals.samples(), groups * dialect.group());
        return new OpenClSession(
                compiled, parameters(), dialect, room, signals, options, Math.max(1, part), this::sessionClosed);
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

    /** Returns the number of groups of samples to run at once: as many as fit into the device's memory. */
    private int groupsAtOnce(int samples, RunOptions options) {
        int wanted = dialect.groups(samples);
        int fits = budget.groups(wanted, groups -> {
            Memory counted = Memory.counting();
            new Batch(extent(groups, options), compiled, parameters(), dialect, counted);
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
            batch = new Batch(extent, compiled, parameters(), dialect, Memory.of(dialect.context()));
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
        parameters().close();
    }
}
