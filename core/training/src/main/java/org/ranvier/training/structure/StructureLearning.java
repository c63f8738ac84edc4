package org.ranvier.training.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.training.backend.Demands;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.report.Rewired;

/** All projections of a network whose synapses drop and grow, on one training run. */
public final class StructureLearning {

    private final List<PlasticProjection> projections;

    private StructureLearning(List<PlasticProjection> projections) {
        this.projections = projections;
    }

    /** Returns the structure learning of a checked network; empty where all synapses stay as they are. */
    public static StructureLearning of(BuiltNetwork network, long seed) {
        List<PlasticProjection> projections = new ArrayList<>();
        for (Projection p : network.plan().all(Projection.class)) {
            Connection in = network.connection(p.name());
            var map = in.weights().parametrization();
            rule(in).ifPresent(rule -> projections.add(new PlasticProjection(
                    network.plan(),
                    p,
                    new CheckedRule(rule, in.structure().orElseThrow(), p.name()),
                    map.component().signConstrained(map.settings()),
                    network.starts(),
                    seed)));
        }
        return new StructureLearning(projections);
    }

    private static Optional<StructureLearner.Rule> rule(Connection in) {
        return in.structure().flatMap(learner -> learner.component().rule(learner.settings()));
    }

    /**
     * Adds what learning the structure of a network needs of a backend.
     *
     * @throws RanvierException with all that no backend could do
     */
    public static Demands demands(BuiltNetwork network, Demands others) {
        List<Problem> problems = new ArrayList<>();
        Demands all = others;
        for (Projection p : network.plan().all(Projection.class)) {
            Connection in = network.connection(p.name());
            Optional<StructureLearner.Rule> rule = rule(in);
            if (rule.isPresent()) {
                ConfiguredComponent<StructureLearner> learner = in.structure().orElseThrow();
                String place = learner.place().toString();
                all = all.rewiring(p.name(), place, "leave out 'structure'");
                if (rule.get().growth() instanceof StructureLearner.Growth.ByGradient) {
                    if (network.plan().eventDriven()) {
                        problems.add(Problem.usage(
                                place,
                                "'" + learner.name()
                                        + "' grows synapses by gradients that a network driven by events does not have",
                                "grow them at random"));
                    }
                    all = all.dormantGradients(p.name(), place, "grow them at random");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return all;
    }

    /**
     * Returns the changes to make after a step, once the parameters are updated and while the session of the step is
     * open.
     *
     * @param step the step within all of training, from 1
     * @param progress the finished share of training, in [0, 1)
     */
    public List<Change> changes(Program program, Session session, int step, double progress) {
        return projections.stream()
                .map(projection -> projection.change(program, session, step, progress))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether it has none: all synapses stay as they are. */
    public boolean isEmpty() {
        return projections.isEmpty();
    }

    /** Returns the changes to the synapses since the previous call, by projection, and resets the counts. */
    public Map<String, Rewired> takeCounts(NetworkPlan plan) {
        Map<String, Rewired> counts = new LinkedHashMap<>();
        projections.forEach(projection -> counts.put(projection.name(), projection.takeCounts(plan)));
        return counts;
    }

    /** Returns the values kept for dormant pairs. */
    public List<Dormant> dormant(NetworkPlan plan) {
        return projections.stream().map(projection -> projection.dormant(plan)).toList();
    }

    /** Goes on from what dormant pairs kept. */
    public void restore(List<Dormant> states) {
        projections.forEach(projection -> projection.restore(states.stream()));
    }
}
