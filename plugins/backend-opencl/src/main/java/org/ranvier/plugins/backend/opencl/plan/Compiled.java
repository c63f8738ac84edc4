package org.ranvier.plugins.backend.opencl.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.opencl.code.Model;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.support.plan.Stage;

/** A plan with its kernels compiled and its synapses on the device. */
public record Compiled(
        NetworkPlan plan,
        Layout layout,
        List<Stage> stages,
        Map<String, Connection> connections,
        Map<String, Coefficients> neurons,
        Map<String, Coefficients> currents,
        Map<String, Normalize> normalizeOf)
        implements AutoCloseable {

    public static Compiled of(NetworkPlan plan, Parameters parameters, Dialect dialect) {
        Compiled compiled = new Compiled(
                plan,
                new Layout(plan),
                Stage.of(plan),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        plan.all(Normalize.class).forEach(n -> compiled.normalizeOf.put(n.projection(), n));
        // Layers of the same neuron share its kernels.
        Map<LoweredDynamics, Model> known = new HashMap<>();
        for (Projection p : plan.all(Projection.class)) {
            compiled.connect(p, parameters, dialect);
            p.current()
                    .ifPresent(step -> compiled.currents.put(
                            p.name(),
                            new Coefficients(
                                    known.computeIfAbsent(step, s -> new Model(s, dialect)),
                                    p.synapses().post(),
                                    name -> p.parameter(Role.CURRENT_PARAMETER, name),
                                    parameters,
                                    dialect)));
        }
        for (Population p : plan.all(Population.class)) {
            Model model = known.computeIfAbsent(p.step(), s -> new Model(s, dialect));
            compiled.neurons.put(
                    p.name(),
                    new Coefficients(
                            model, p.neurons(), name -> p.parameter(Role.NEURON_PARAMETER, name), parameters, dialect));
        }
        return compiled;
    }

    /** Whether dL/dx of a projection is dL/d input of its population, as nothing lies between. */
    public boolean plain(Projection p) {
        return p.current().isEmpty() && !normalizeOf.containsKey(p.name());
    }

    private void connect(Projection p, Parameters parameters, Dialect dialect) {
        Layout.Rows delta = plain(p) ? layout.delta(plan.get(Population.class, p.to()), p.port()) : layout.delta(p);
        connections.put(
                p.name(),
                new Connection(p, parameters, plan.dtMs(), plan.ticks(), layout.output(p.from()), delta, dialect));
    }

    /** Returns this plan compiled for a change in the synapses of one projection only. */
    public Compiled rewired(NetworkPlan changed, String projection, Parameters parameters, Dialect dialect) {
        connections.remove(projection).close();
        Map<String, Connection> all = new LinkedHashMap<>();
        Compiled compiled = new Compiled(changed, layout, stages, all, neurons, currents, normalizeOf);
        for (Projection p : changed.all(Projection.class)) {
            if (p.name().equals(projection)) {
                compiled.connect(p, parameters, dialect);
            } else {
                all.put(p.name(), connections.get(p.name()));
            }
        }
        return compiled;
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
        neurons.values().forEach(Coefficients::close);
        currents.values().forEach(Coefficients::close);
    }
}
