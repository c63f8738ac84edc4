package org.ranvier.plugins.backend.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.reference.clock.Batch;
import org.ranvier.plugins.backend.reference.clock.ClockSession;
import org.ranvier.plugins.backend.reference.event.EventNetwork;
import org.ranvier.plugins.backend.reference.event.EventSession;
import org.ranvier.plugins.backend.reference.plan.Layout;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.StoredProgram;
import org.ranvier.support.plan.SynapseIndex;

/** A plan with its parameters. */
final class ReferenceProgram extends StoredProgram<DoubleParameters> {

    private final Parallel parallel;
    private final Map<String, SynapseIndex> synapses = new LinkedHashMap<>();
    private Layout layout;

    ReferenceProgram(NetworkPlan plan, CompileOptions options) {
        super(plan, new DoubleParameters(), options.updates());
        this.parallel = new Parallel(options.threads(), "reference-");
        this.layout = new Layout(plan);
        plan.all(Projection.class).forEach(p -> synapses.put(p.name(), new SynapseIndex(p.synapses())));
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        parameters().update(update, scalars, parallel);
    }

    @Override
    protected void rewired(Projection projection) {
        layout = new Layout(plan());
        synapses.put(projection.name(), new SynapseIndex(projection.synapses()));
    }

    @Override
    protected Session start(SignalBatch batch, RunOptions options) {
        if (plan().eventDriven()) {
            EventNetwork network = new EventNetwork(layout, synapses, parameters(), parallel);
            return new EventSession(network, batch, options, parallel, this::sessionClosed);
        }
        return new ClockSession(
                new Batch(layout, synapses, parameters(), options, parallel), batch, parallel, this::sessionClosed);
    }

    @Override
    public void close() {
        parallel.close();
    }
}
