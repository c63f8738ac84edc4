package org.ranvier.training.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Connection;

/** The check of the conditions that a projection must meet for its synapses to drop and grow. */
public final class StructureCheck {

    private final Connection in;
    private final ConfiguredComponent<StructureLearner> learner;
    private final StructureLearner.Rule rule;
    private final Problems problems;

    private StructureCheck(
            Connection in,
            ConfiguredComponent<StructureLearner> learner,
            StructureLearner.Rule rule,
            Problems problems) {
        this.in = in;
        this.learner = learner;
        this.rule = rule;
        this.problems = problems;
    }

    /** Of a connection that is to be rewired; empty where its synapses stay as they are. */
    public static Optional<StructureCheck> of(Connection in, Problems problems) {
        return in.structure()
                .flatMap(learner -> learner.component()
                        .rule(learner.settings())
                        .map(rule -> new StructureCheck(in, learner, rule, problems)));
    }

    /**
     * Looks at the weights.
     *
     * @param parametrizations those that there are to choose from
     */
    void weights(List<WeightParametrization> parametrizations) {
        ConfiguredComponent<WeightParametrization> map = in.weights().parametrization();
        boolean fixedSigns = map.component().signConstrained(map.settings());
        if (!in.weights().numbers().trained()) {
            problem(
                    "'" + learner.name() + "' rewires '" + in.name()
                            + "' by its trained weights, but these are not trained",
                    "leave out 'train: false', or 'structure'");
        } else if (rule.needsFixedSigns() && !fixedSigns) {
            problem(
                    "'" + learner.name()
                            + "' drops synapses whose trained number falls to 0, which needs weights whose sign never"
                            + " changes, as under Dale's law; '" + map.name() + "' weights of '" + in.name()
                            + "' change theirs",
                    "choose the 'parametrization' " + withFixedSigns(parametrizations));
        } else if (fixedSigns && rule.start() <= 0) {
            problem(
                    "a synapse of '" + in.name() + "' that grows at " + rule.start()
                            + " has no gradient, and would stay there",
                    "set 'start' above 0");
        }
    }

    private static String withFixedSigns(List<WeightParametrization> parametrizations) {
        return parametrizations.stream()
                .filter(p -> p.signConstrained(Settings.defaults(p.schema())))
                .map(p -> "'" + p.name() + "'")
                .sorted()
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    /** Looks at who is connected. */
    public void synapses(SynapseList synapses) {
        if (synapses.size() >= (long) synapses.pre() * synapses.post()) {
            problem(
                    "'" + learner.name() + "' has nothing to grow in '" + in.name()
                            + "', where all neurons are connected",
                    "choose a sparse 'connectivity', or leave out 'structure'");
        }
    }

    /**
     * Looks at a parameter that every synapse has its own of: one that grows must get a number too.
     *
     * @param given whether a file gives a number for each synapse
     */
    public void start(String parameter, boolean given) {
        if (given) {
            problem(
                    "'" + parameter + "' is given synapse by synapse, so one that '" + learner.name()
                            + "' grows would have none",
                    "draw it with 'init', or give one number for all");
        }
    }

    private void problem(String message, String remedy) {
        problems.add(learner.place(), message, remedy);
    }
}
