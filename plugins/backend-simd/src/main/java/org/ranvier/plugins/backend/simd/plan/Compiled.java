package org.ranvier.plugins.backend.simd.plan;

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
import org.ranvier.plugins.backend.simd.code.Elements;
import org.ranvier.support.plan.Stage;

/** A plan with its equations compiled and its synapses sorted. */
public record Compiled(
        NetworkPlan plan,
        List<Stage> stages,
        Map<String, Connection> connections,
        Map<String, Model> models,
        Map<String, Coefficients> coefficients,
        Map<String, Model> currents,
        Map<String, Coefficients> currentCoefficients,
        Map<String, Normalize> normalizeOf) {

    public static Compiled of(NetworkPlan plan, Parameters parameters, Elements.Cache codes) {
        Compiled compiled = new Compiled(
                plan,
                Stage.of(plan),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        // Layers of the same neuron share its code.
        Map<LoweredDynamics, Model> known = new HashMap<>();
        for (Projection p : plan.all(Projection.class)) {
            compiled.connections.put(
                    p.name(), new Connection(p, new Synapses(p.synapses()), parameters, codes, plan.dtMs()));
            p.current().ifPresent(step -> {
                Model model = known.computeIfAbsent(step, Model::new);
                compiled.currents.put(p.name(), model);
                compiled.currentCoefficients.put(
                        p.name(),
                        new Coefficients(
                                model,
                                p.synapses().post(),
                                name -> p.parameter(Role.CURRENT_PARAMETER, name),
                                parameters));
            });
        }
        for (Population p : plan.all(Population.class)) {
            Model model = known.computeIfAbsent(p.step(), Model::new);
            compiled.models.put(p.name(), model);
            compiled.coefficients.put(
                    p.name(),
                    new Coefficients(model, p.neurons(), name -> p.parameter(Role.NEURON_PARAMETER, name), parameters));
        }
        plan.all(Normalize.class).forEach(n -> compiled.normalizeOf.put(n.projection(), n));
        return compiled;
    }

    /** Returns this plan compiled for a change in the synapses of one projection only. */
    public Compiled rewired(NetworkPlan changed, String projection, Parameters parameters, Elements.Cache codes) {
        Map<String, Connection> all = new LinkedHashMap<>(connections);
        Projection now = changed.get(Projection.class, projection);
        all.put(projection, new Connection(now, new Synapses(now.synapses()), parameters, codes, changed.dtMs()));
        return new Compiled(changed, stages, all, models, coefficients, currents, currentCoefficients, normalizeOf);
    }
}
