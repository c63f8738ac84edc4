package org.ranvier.plugins.backend.reference;

import java.util.LinkedHashMap;
import java.util.Map;
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
import org.ranvier.support.Parallel;
import org.ranvier.support.SynapseIndex;

/** A plan with its parameters. */
final class ReferenceProgram implements Program {

    private final Parallel parallel;
    private final Parameters parameters = new Parameters();
    private final Map<String, SynapseIndex> synapses = new LinkedHashMap<>();
    private Layout layout;
    private boolean busy;

    ReferenceProgram(NetworkPlan plan, CompileOptions options) {
        this.parallel = new Parallel(options.threads(), "reference-");
        this.layout = new Layout(plan);
        plan.parameters().forEach(parameters::declare);
        for (LoweredUpdate update : options.updates()) {
            for (String parameter : update.parameters()) {
                update.slots().forEach(slot -> parameters.declareSlot(parameter, slot));
            }
        }
        plan.all(Projection.class).forEach(p -> synapses.put(p.name(), new SynapseIndex(p.synapses())));
    }

    @Override
    public NetworkPlan plan() {
        return layout.plan;
    }

    @Override
    public double[] read(String parameter) {
        return parameters.value(parameter).clone();
    }

    @Override
    public void write(String parameter, double[] values) {
        copy(parameter, values, parameters.value(parameter));
    }

    @Override
    public double[] readGradient(String parameter) {
        double[] gradient = parameters.gradient(parameter);
        if (gradient == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' is not trained");
        }
        return gradient.clone();
    }

    @Override
    public void clearGradients() {
        parameters.clearGradients();
    }

    @Override
    public Map<String, double[]> readSlots(String parameter) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        parameters.slots(parameter).forEach((slot, values) -> copies.put(slot, values.clone()));
        return copies;
    }

    @Override
    public void writeSlot(String parameter, String slot, double[] values) {
        double[] target = parameters.slots(parameter).get(slot);
        if (target == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' has no slot '" + slot + "'");
        }
        copy(parameter + "/" + slot, values, target);
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        for (String parameter : update.parameters()) {
            ParameterUpdate.apply(update, scalars, parameter, parameters, parallel);
        }
    }

    @Override
    public void rewire(String projection, SynapseList list, int[] keptFrom) {
        if (busy) {
            throw new IllegalStateException("a session is open: close it first");
        }
        Projection old = layout.plan.get(Projection.class, projection);
        NetworkPlan changed = layout.plan.rewired(projection, list);
        changed.parameters().stream().filter(old::ownsPerSynapse).forEach(spec -> parameters.relayout(spec, keptFrom));
        layout = new Layout(changed);
        synapses.put(projection, new SynapseIndex(list));
    }

    @Override
    public Session open(SignalBatch batch, RunOptions options) {
        if (busy) {
            throw new IllegalStateException("one session at a time: close the last one first");
        }
        if (batch.channels()
                != layout.plan.all(NetworkPlan.Input.class).getFirst().channels()) {
            throw new IllegalArgumentException("the signal has " + batch.channels() + " channels, the network "
                    + layout.plan.all(NetworkPlan.Input.class).getFirst().channels());
        }
        Session session = layout.plan.eventDriven() ? events(batch, options) : clock(batch, options);
        busy = true;
        return session;
    }

    private Session events(SignalBatch batch, RunOptions options) {
        EventNetwork network = new EventNetwork(layout, synapses, parameters, parallel);
        return new EventSession(
                network, FirstEvents.of(batch, network.perNeuron), options, parallel, this::sessionClosed);
    }

    private Session clock(SignalBatch batch, RunOptions options) {
        return new ClockSession(this, new Batch(layout, synapses, parameters, options, parallel), batch, parallel);
    }

    void sessionClosed() {
        busy = false;
    }

    /** The gradients of an element's own trained parameters, by name without the element's. */
    Map<String, double[]> gradientsOf(String element) {
        Map<String, double[]> found = new LinkedHashMap<>();
        for (ParameterSpec spec : parameters.specs()) {
            if (spec.trainable() && spec.name().startsWith(element + ".")) {
                found.put(spec.name().substring(element.length() + 1), parameters.gradient(spec.name()));
            }
        }
        return found;
    }

    private static void copy(String what, double[] from, double[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException(
                    "'" + what + "' has " + to.length + " numbers, but " + from.length + " were given");
        }
        System.arraycopy(from, 0, to, 0, to.length);
    }

    @Override
    public void close() {
        parallel.close();
    }
}
