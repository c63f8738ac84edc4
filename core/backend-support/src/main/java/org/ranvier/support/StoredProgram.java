package org.ranvier.support;

import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;

/**
 * A program whose parameters lie in a {@link ParameterStore}. What remains to be written is {@link #start}, what
 * follows from {@linkplain #rewired other synapses}, {@link #update} and {@link #close}.
 *
 * @param <S> the type of the store
 */
public abstract class StoredProgram<S extends ParameterStore<?, ?>> implements Program {

    private final S parameters;
    private final SessionGate gate = new SessionGate();
    private NetworkPlan plan;

    /**
     * Declares the parameters of a plan.
     *
     * @param parameters an empty store
     * @param updates the optimiser's updates, whose slots it gets
     */
    protected StoredProgram(NetworkPlan plan, S parameters, List<LoweredUpdate> updates) {
        this.plan = plan;
        this.parameters = parameters;
        parameters.declare(plan.parameters(), updates);
    }

    /** Starts to run a batch that fits the plan, with no other session open. */
    protected abstract Session start(SignalBatch batch, RunOptions options);

    /** Follows a change of synapses, which {@link #plan} and the parameters have already. */
    protected abstract void rewired(Projection projection);

    /** Lets the next session in; a session calls it when it is closed. */
    public final void sessionClosed() {
        gate.close();
    }

    /** Returns the parameters. */
    public final S parameters() {
        return parameters;
    }

    @Override
    public final NetworkPlan plan() {
        return plan;
    }

    @Override
    public final double[] read(String parameter) {
        return parameters.get(parameter).read();
    }

    @Override
    public final void write(String parameter, double[] values) {
        parameters.write(parameter, values);
    }

    @Override
    public final double[] readGradient(String parameter) {
        return parameters.readGradient(parameter);
    }

    @Override
    public final boolean gradientsAreFinite() {
        return parameters.gradientsAreFinite();
    }

    @Override
    public final boolean parametersAreFinite() {
        return parameters.areFinite();
    }

    @Override
    public final void clearGradients() {
        parameters.clearGradients();
    }

    @Override
    public final Map<String, double[]> readSlots(String parameter) {
        return parameters.readSlots(parameter);
    }

    @Override
    public final void writeSlot(String parameter, String slot, double[] values) {
        parameters.writeSlot(parameter, slot, values);
    }

    @Override
    public final void rewire(String projection, SynapseList synapses, int[] keptFrom) {
        gate.requireClosed();
        Projection old = plan.get(Projection.class, projection);
        NetworkPlan changed = plan.rewired(projection, synapses);
        changed.parameters().stream().filter(old::ownsPerSynapse).forEach(spec -> parameters.relayout(spec, keptFrom));
        plan = changed;
        rewired(changed.get(Projection.class, projection));
    }

    @Override
    public final Session open(SignalBatch batch, RunOptions options) {
        return gate.open(plan, batch, () -> start(batch, options));
    }
}
