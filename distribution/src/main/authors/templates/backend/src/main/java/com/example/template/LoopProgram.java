package com.example.template;

import java.util.HashMap;
import java.util.Map;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.StoredProgram;
import org.ranvier.support.plan.SynapseIndex;

/** A network with its parameters; the base class keeps them, and this keeps where synapses are. */
final class LoopProgram extends StoredProgram<DoubleParameters> {

    final Parallel parallel;
    final Map<String, SynapseIndex> synapses = new HashMap<>();

    LoopProgram(NetworkPlan plan, CompileOptions options) {
        super(plan, new DoubleParameters(), options.updates());
        parallel = new Parallel(options.threads(), "template-name-");
        plan.all(Projection.class).forEach(this::rewired);
    }

    @Override
    protected void rewired(Projection p) {
        synapses.put(p.name(), new SynapseIndex(p.synapses()));
    }

    @Override
    protected Session start(SignalBatch batch, RunOptions options) {
        return new LoopSession(this, batch, options);
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        parameters().update(update, scalars, parallel);
    }

    @Override
    public void close() {
        parallel.close();
    }
}
