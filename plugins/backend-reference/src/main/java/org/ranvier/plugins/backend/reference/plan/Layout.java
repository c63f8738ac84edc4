package org.ranvier.plugins.backend.reference.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.support.DynamicsCode;

/** The connectivity of a plan, and its models prepared for interpretation. */
public final class Layout {

    public final NetworkPlan plan;
    /** Inputs, populations and dropouts, in order. */
    public final List<Element> sources = new ArrayList<>();

    public final Map<String, DynamicsCode> neurons = new LinkedHashMap<>();
    public final Map<String, DynamicsCode> currents = new LinkedHashMap<>();
    public final Map<String, Normalize> normalizeOf = new HashMap<>();
    private final Map<String, List<Projection>> incoming = new HashMap<>();
    private final Map<String, List<Projection>> outgoing = new HashMap<>();

    public Layout(NetworkPlan plan) {
        this.plan = plan;
        for (Element element : plan.elements()) {
            switch (element) {
                case Input i -> sources.add(i);
                case Dropout d -> sources.add(d);
                case Population p -> {
                    sources.add(p);
                    neurons.put(p.name(), new DynamicsCode(p.step()));
                }
                case Projection p -> {
                    incoming.computeIfAbsent(p.to(), k -> new ArrayList<>()).add(p);
                    outgoing.computeIfAbsent(p.from(), k -> new ArrayList<>()).add(p);
                    p.current().ifPresent(step -> currents.put(p.name(), new DynamicsCode(step)));
                }
                case Normalize n -> normalizeOf.put(n.projection(), n);
            }
        }
    }

    public List<Projection> into(String population) {
        return incoming.getOrDefault(population, List.of());
    }

    public List<Projection> outOf(String source) {
        return outgoing.getOrDefault(source, List.of());
    }

    List<Dropout> dropoutsOf(String population) {
        return plan.all(Dropout.class).stream()
                .filter(d -> d.from().equals(population))
                .toList();
    }

    /**
     * The sources in stretches that can run tick by tick. Batch statistics need all ticks of all samples, so in
     * training a new stretch begins at every population that something normalised feeds.
     */
    public List<List<Element>> stages(boolean training) {
        List<List<Element>> stages = new ArrayList<>();
        stages.add(new ArrayList<>());
        for (Element source : sources) {
            if (training && !normalizedInto(source).isEmpty()) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(source);
        }
        return stages;
    }

    /** Whether a projection feeds a stretch of training that is over for all ticks before its own source runs. */
    boolean leadsBack(Projection projection) {
        List<List<Element>> stages = stages(true);
        return stageOf(projection.from(), stages) > stageOf(projection.to(), stages);
    }

    private static int stageOf(String source, List<List<Element>> stages) {
        int stage = 0;
        while (stages.get(stage).stream().noneMatch(e -> e.name().equals(source))) {
            stage++;
        }
        return stage;
    }

    /** The normalised projections into an element. */
    public List<Projection> normalizedInto(Element element) {
        return element instanceof Population p
                ? into(p.name()).stream()
                        .filter(in -> normalizeOf.containsKey(in.name()))
                        .toList()
                : List.of();
    }
}
