package org.ranvier.plugins.backend.nd4j.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Projection;

/** The connections between the elements of a plan. */
public record Layout(NetworkPlan plan) {

    /** Inputs, populations and dropouts, in order. */
    List<Element> sources() {
        return plan.elements().stream()
                .filter(e -> !(e instanceof Projection || e instanceof Normalize))
                .toList();
    }

    List<Projection> into(Element population) {
        return plan.all(Projection.class).stream()
                .filter(p -> p.to().equals(population.name()))
                .toList();
    }

    List<Projection> outOf(Element source) {
        return plan.all(Projection.class).stream()
                .filter(p -> p.from().equals(source.name()))
                .toList();
    }

    List<Dropout> dropoutsOf(Element population) {
        return plan.all(Dropout.class).stream()
                .filter(d -> d.from().equals(population.name()))
                .toList();
    }

    Optional<Normalize> normalizationOf(Projection projection) {
        return plan.all(Normalize.class).stream()
                .filter(n -> n.projection().equals(projection.name()))
                .findFirst();
    }

    List<Projection> normalizedInto(Element element) {
        return into(element).stream()
                .filter(p -> normalizationOf(p).isPresent())
                .toList();
    }

    List<Projection> normalizedInto(List<Element> stage) {
        return stage.stream().flatMap(e -> normalizedInto(e).stream()).toList();
    }

    /**
     * The sources in stretches that run tick by tick. Batch statistics need all ticks of all samples, so in training a
     * new stretch begins at every population that something normalised feeds.
     */
    List<List<Element>> stages(boolean training) {
        List<List<Element>> stages = new ArrayList<>();
        stages.add(new ArrayList<>());
        for (Element source : sources()) {
            if (training && !normalizedInto(source).isEmpty()) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(source);
        }
        return stages;
    }

    /** Whether a recurrent projection would need statistics of ticks to come. */
    public boolean needsStatisticsToCome(Projection projection) {
        List<List<Element>> stages = stages(true);
        return projection.recurrent()
                && (normalizationOf(projection).isPresent()
                        || stageOf(projection.from(), stages) > stageOf(projection.to(), stages));
    }

    private static int stageOf(String source, List<List<Element>> stages) {
        int stage = 0;
        while (stages.get(stage).stream().noneMatch(e -> e.name().equals(source))) {
            stage++;
        }
        return stage;
    }
}
