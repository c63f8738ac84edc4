package org.ranvier.plugins.backend.nd4j.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.nd4j.arrays.ParameterUpdate;
import org.ranvier.plugins.backend.nd4j.arrays.Parameters;
import org.ranvier.plugins.backend.nd4j.projection.ConnectionMatrices;
import org.ranvier.support.StoredProgram;

/** A plan with its parameters. */
public final class Nd4jProgram extends StoredProgram<Parameters> {

    private final Map<String, ConnectionMatrices> wirings = new LinkedHashMap<>();
    private final Map<Step, ParameterUpdate> updates = new LinkedHashMap<>();
    private Layout layout;

    private record Step(LoweredUpdate update, String parameter) {}

    public Nd4jProgram(NetworkPlan plan, CompileOptions options) {
        super(plan, new Parameters(), options.updates());
        layout = new Layout(plan);
        plan.all(Projection.class).forEach(p -> wirings.put(p.name(), new ConnectionMatrices(p.synapses())));
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        for (String parameter : update.parameters()) {
            updates.computeIfAbsent(
                            new Step(update, parameter),
                            s -> new ParameterUpdate(update, parameters().get(parameter)))
                    .apply(scalars);
        }
    }

    @Override
    protected void rewired(Projection projection) {
        forgetUpdates();
        layout = new Layout(plan());
        wirings.put(projection.name(), new ConnectionMatrices(projection.synapses()));
    }

    @Override
    protected Session start(SignalBatch batch, RunOptions options) {
        return new Nd4jSession(layout, wirings, parameters(), batch, options, this::sessionClosed);
    }

    private void forgetUpdates() {
        updates.values().forEach(ParameterUpdate::close);
        updates.clear();
    }

    @Override
    public void close() {
        forgetUpdates();
        parameters().close();
    }
}
