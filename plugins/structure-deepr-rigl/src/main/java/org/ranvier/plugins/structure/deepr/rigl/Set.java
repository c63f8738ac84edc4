package org.ranvier.plugins.structure.deepr.rigl;

import java.util.Optional;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.StructureLearner;

/**
 * SET, sparse evolutionary training: every so many steps a share of the synapses drops, those with the smallest
 * weights, and as many grow at random.
 *
 * <p>Source: D. C. Mocanu et al., "Scalable training of artificial neural networks with adaptive sparse connectivity
 * inspired by network science", Nature Communications 9 (2018), with its share of 0.3. There a change follows every
 * epoch: set {@code every} to its steps.
 */
public final class Set implements StructureLearner {

    private static final Schema SCHEMA = Smallest.schema(Common.RANDOM, "none");

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String description() {
        return "drops the smallest weights, and grows at random";
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
