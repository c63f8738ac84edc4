package org.ranvier.plugins.structure.deepr.rigl;

import java.util.Optional;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.StructureLearner;

/**
 * RigL: every so many steps the synapses with the smallest weights drop, a share of all that decays, and as many grow
 * where the gradient of a synapse that is not there is largest.
 *
 * <p>Source: U. Evci et al., "Rigging the lottery: making all tickets winners", ICML 2020, §3, with its usual
 * constants: every 100 steps, 0.3 with cosine decay until 3/4 of training.
 */
public final class RigL implements StructureLearner {

    private static final Schema SCHEMA = Smallest.schema(Common.MAGNITUDE, "cosine");

    @Override
    public String name() {
        return "rigl";
    }

    @Override
    public String description() {
        return "drops the smallest weights, and grows where gradients are largest";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Rule> rule(Settings settings) {
        return Optional.of(Smallest.of(settings));
    }
}
