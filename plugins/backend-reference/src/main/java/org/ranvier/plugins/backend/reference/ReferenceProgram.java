package org.ranvier.plugins.backend.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;

/** A plan with its parameters. */
final class ReferenceProgram implements Program {

    private final Parallel parallel;
    private final Parameters parameters = new Parameters();
    private final Map<String, Synapses> synapses = new LinkedHashMap<>();
    private final Map<String, double[]> denseGradients = new LinkedHashMap<>();
    private Layout layout;
    private boolean busy;

    ReferenceProgram(NetworkPlan plan, CompileOptions options) {
        this.parallel = new Parallel(options.threads());
        this.layout = new Layout(plan);
        plan.parameters().forEach(parameters::declare);
        for (LoweredUpdate update : options.updates()) {
            for (String parameter : update.parameters()) {
                update.slots().forEach(slot -> parameters.declareSlot(parameter, slot));
            }
        }
        plan.all(Projection.class).forEach(p -> synapses.put(p.name(), new Synapses(p.synapses())));
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
    public double[] readDenseGradient(String projection) {
        double[] gradient = denseGradients.get(projection);
        if (gradient == null) {
            throw new IllegalStateException("no dense gradient of '" + projection + "' was asked for");
        }
        return gradient;
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
        Projection old = layout.plan.get(Projection.class, projection);
        List<ParameterSpec> specs = layout.plan.parameters().stream()
                .map(spec -> perSynapse(old, spec) ? withSize(spec, list) : spec)
                .toList();
        specs.stream().filter(spec -> perSynapse(old, spec)).forEach(spec -> parameters.relayout(spec, keptFrom));
        Projection now = new Projection(
                old.name(),
                old.from(),
                old.to(),
                old.port(),
                old.recurrent(),
                list,
                old.weights(),
                old.bias(),
                old.delays(),
                old.current());
        NetworkPlan plan = layout.plan;
        layout = new Layout(new NetworkPlan(
                plan.version(),
                plan.dtMs(),
                plan.ticks(),
                plan.elements().stream().map(e -> e.equals(old) ? now : e).toList(),
                plan.output(),
                specs));
        synapses.put(projection, new Synapses(list));
    }

    private static boolean perSynapse(Projection p, ParameterSpec spec) {
        return spec.owner() == ParameterSpec.Owner.SYNAPSE && spec.name().startsWith(p.name() + ".");
    }

    private static ParameterSpec withSize(ParameterSpec spec, SynapseList list) {
        return new ParameterSpec(
                spec.name(), spec.owner(), List.of(list.size()), spec.unit(), spec.bounds(), spec.trainable());
    }

    @Override
    public Session open(SignalBatch batch, RunOptions options) {
        if (busy) {
            throw new IllegalStateException("one session at a time: close the last one first");
        }
        if (batch.channels() != layout.plan.all(NetworkPlan.Input.class).getFirst().channels()) {
            throw new IllegalArgumentException("the signal has " + batch.channels() + " channels, the network "
                    + layout.plan.all(NetworkPlan.Input.class).getFirst().channels());
        }
        Session session = layout.plan.eventDriven() ? events(batch, options) : clock(batch, options);
        busy = true;
        return session;
    }

    private Session events(SignalBatch batch, RunOptions options) {
        if (!options.denseGradients().isEmpty()) {
            throw new RanvierException(Problem.usage(
                    options.denseGradients().getFirst(),
                    "a synapse that does not exist has no delay, and so no gradient from spike times",
                    "grow synapses by another rule"));
        }
        EventNetwork network = new EventNetwork(layout, synapses, parameters, parallel);
        return new EventSession(network, FirstEvents.of(batch), options, parallel, this::sessionClosed);
    }

    private Session clock(SignalBatch batch, RunOptions options) {
        return new ClockSession(this, new Batch(layout, synapses, parameters, options, parallel), batch, parallel);
    }

    void sessionClosed() {
        busy = false;
    }

    void denseGradient(String projection, double[] gradient) {
        denseGradients.put(projection, gradient);
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
