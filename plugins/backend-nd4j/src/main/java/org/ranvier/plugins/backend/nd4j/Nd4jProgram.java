package org.ranvier.plugins.backend.nd4j;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;

/** A plan with its parameters. */
final class Nd4jProgram implements Program {

    private final Parameters parameters = new Parameters();
    private final Map<String, ConnectionMatrices> wirings = new LinkedHashMap<>();
    private final Map<Step, ParameterUpdate> updates = new LinkedHashMap<>();
    private Layout layout;
    private boolean busy;

    private record Step(LoweredUpdate update, String parameter) {}

    Nd4jProgram(NetworkPlan plan, CompileOptions options) {
        layout = new Layout(plan);
        for (ParameterSpec spec : plan.parameters()) {
            Set<String> slots = new LinkedHashSet<>();
            options.updates().stream()
                    .filter(update -> update.parameters().contains(spec.name()))
                    .forEach(update -> slots.addAll(update.slots()));
            parameters.declare(spec, slots);
        }
        plan.all(Projection.class).forEach(p -> wirings.put(p.name(), new ConnectionMatrices(p.synapses())));
    }

    Layout layout() {
        return layout;
    }

    Parameters parameters() {
        return parameters;
    }

    Map<String, ConnectionMatrices> wirings() {
        return wirings;
    }

    @Override
    public NetworkPlan plan() {
        return layout.plan();
    }

    @Override
    public double[] read(String parameter) {
        return Parameters.read(parameters.value(parameter), parameters.spec(parameter));
    }

    @Override
    public void write(String parameter, double[] values) {
        Parameters.write(parameter, values, parameters.value(parameter), parameters.spec(parameter));
    }

    @Override
    public double[] readGradient(String parameter) {
        INDArray gradient = parameters.gradient(parameter);
        if (gradient == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' is not trained");
        }
        return Parameters.read(gradient, parameters.spec(parameter));
    }

    @Override
    public void clearGradients() {
        parameters.clearGradients();
    }

    @Override
    public Map<String, double[]> readSlots(String parameter) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        parameters
                .slots(parameter)
                .forEach((slot, values) -> copies.put(slot, Parameters.read(values, parameters.spec(parameter))));
        return copies;
    }

    @Override
    public void writeSlot(String parameter, String slot, double[] values) {
        INDArray target = parameters.slots(parameter).get(slot);
        if (target == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' has no slot '" + slot + "'");
        }
        Parameters.write(parameter + "/" + slot, values, target, parameters.spec(parameter));
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        for (String parameter : update.parameters()) {
            updates.computeIfAbsent(
                            new Step(update, parameter), s -> new ParameterUpdate(update, parameter, parameters))
                    .apply(scalars);
        }
    }

    @Override
    public void rewire(String projection, SynapseList list, int[] keptFrom) {
        if (busy) {
            throw new IllegalStateException("a session is open: close it first");
        }
        Projection old = layout.plan().get(Projection.class, projection);
        NetworkPlan changed = layout.plan().rewired(projection, list);
        forgetUpdates();
        changed.parameters().stream().filter(old::ownsPerSynapse).forEach(spec -> parameters.relayout(spec, keptFrom));
        layout = new Layout(changed);
        wirings.put(projection, new ConnectionMatrices(list));
    }

    @Override
    public Session open(SignalBatch batch, RunOptions options) {
        if (busy) {
            throw new IllegalStateException("one session at a time: close the last one first");
        }
        int channels = layout.plan().input().channels();
        if (batch.channels() != channels) {
            throw new IllegalArgumentException(
                    "the signal has " + batch.channels() + " channels, the network " + channels);
        }
        Session session = new Nd4jSession(this, batch, options);
        busy = true;
        return session;
    }

    void sessionClosed() {
        busy = false;
    }

    private void forgetUpdates() {
        updates.values().forEach(ParameterUpdate::close);
        updates.clear();
    }

    @Override
    public void close() {
        forgetUpdates();
        parameters.close();
    }
}
