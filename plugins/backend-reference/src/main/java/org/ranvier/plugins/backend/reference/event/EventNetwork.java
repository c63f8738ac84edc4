package org.ranvier.plugins.backend.reference.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.event.EventRule.KernelValues;
import org.ranvier.api.plan.LoweredResponse;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.reference.plan.Layout;
import org.ranvier.plugins.backend.reference.plan.ProjectionNumbers;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.SynapseIndex;

/** An event-driven network with everything evaluated for the parameters of now: what all samples of a batch share. */
public final class EventNetwork {

    final Input input;
    final String output;
    final List<Population> populations;
    final EventRule rule;
    /** The maximum number of spikes per neuron that count. */
    final int perNeuron;

    private final Layout layout;
    private final Map<String, EventProjection> projections = new HashMap<>();
    private final Map<String, KernelValues[]> kernels = new HashMap<>();

    public EventNetwork(
            Layout layout, Map<String, SynapseIndex> synapses, DoubleParameters parameters, Parallel parallel) {
        this.layout = layout;
        input = layout.plan.input();
        output = layout.plan.output();
        populations = layout.plan.all(Population.class);
        List<Projection> all = layout.plan.all(Projection.class);
        rule = layout.plan.eventRule().orElseThrow();
        perNeuron = rule.spikesPerNeuron();
        for (Projection p : all) {
            SynapseIndex own = synapses.get(p.name());
            projections.put(p.name(), new EventProjection(p, own, new ProjectionNumbers(p, own, parameters, parallel)));
        }
        for (Population p : populations) {
            LoweredResponse response = p.response().orElseThrow();
            KernelValues[] ofNeurons = new KernelValues[p.neurons()];
            Map<String, double[]> own = parameters.valuesOf(p.name(), Role.NEURON_PARAMETER);
            Arrays.setAll(ofNeurons, i -> response.values(name -> own.get(name)[i]));
            kernels.put(p.name(), ofNeurons);
        }
    }

    NetworkPlan plan() {
        return layout.plan;
    }

    List<EventProjection> projections() {
        return layout.plan.all(Projection.class).stream()
                .map(p -> projections.get(p.name()))
                .toList();
    }

    List<EventProjection> into(Population population) {
        return layout.into(population.name()).stream()
                .map(p -> projections.get(p.name()))
                .toList();
    }

    KernelValues kernel(Population population, int neuron) {
        return kernels.get(population.name())[neuron];
    }
}
