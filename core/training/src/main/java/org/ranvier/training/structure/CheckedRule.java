package org.ranvier.training.structure;

import java.util.Arrays;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.learning.StructureLearner.Growth;
import org.ranvier.api.learning.StructureLearner.Rule;
import org.ranvier.api.learning.StructureLearner.SynapseSnapshot;
import org.ranvier.training.component.ConfiguredComponent;

/**
 * A rule whose mistakes do not become wrong networks: it is a plugin's.
 *
 * @param rule the rule
 * @param learner whose it is
 * @param projection what it is for, for messages
 */
record CheckedRule(Rule rule, ConfiguredComponent<StructureLearner> learner, String projection) implements Rule {

    @Override
    public boolean rewiresAt(int step) {
        return rule.rewiresAt(step);
    }

    @Override
    public boolean needsFixedSigns() {
        return rule.needsFixedSigns();
    }

    @Override
    public int[] drops(SynapseSnapshot existing) {
        int[] drops = rule.drops(existing);
        int synapses = existing.synapses().size();
        int before = -1;
        for (int s : drops) {
            if (s <= before || s >= synapses) {
                throw wrong("drops " + Arrays.toString(drops) + ", which are not ascending numbers of " + synapses
                        + " synapses");
            }
            before = s;
        }
        return drops;
    }

    @Override
    public Growth growth() {
        return rule.growth();
    }

    @Override
    public double start() {
        double start = rule.start();
        if (!(Math.abs(start) <= Float.MAX_VALUE)) {
            throw wrong("starts new synapses with " + start);
        }
        return start;
    }

    @Override
    public boolean keepsDelays() {
        return rule.keepsDelays();
    }

    private RanvierException wrong(String does) {
        return new RanvierException(Problem.plugin(
                learner.plugin(),
                "'" + projection + "'",
                "structure learner '" + learner.text() + "' " + does,
                "choose other settings or another structure learner, or mend the plugin"));
    }
}
