package org.ranvier.plugins.structure.deepr.rigl;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.StructureLearner;

/**
 * DEEP R: with w = s·max(θ, 0), s a fixed sign, a synapse whose θ has become 0 or less is dormant, and another grows in
 * its place. An L1 penalty on θ makes room: {@code regularizers: [{type: l1, strength: …, on: weights}]}.
 *
 * <p>Sources: G. Bellec et al., "Deep rewiring: training very sparse deep networks", ICLR 2018, algorithm 1, without
 * its gradient noise, as in Mészáros, Knight &amp; Nowotny 2025, §2, whose rule is {@code grow: negative-gradient}.
 */
public final class DeepR implements StructureLearner {

    private static final Schema SCHEMA = Common.schema(1, Common.RANDOM);

    @Override
    public String name() {
        return "deep-r";
    }

    @Override
    public String description() {
        return "drops synapses whose weight reaches 0, and grows as many, at random or by gradient";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Rule> rule(Settings settings) {
        return Optional.of(new AtZero(Common.of(settings)));
    }

    private record AtZero(Common common) implements CommonRule {

        @Override
        public boolean needsFixedSigns() {
            return true;
        }

        @Override
        public int[] drops(SynapseSnapshot existing) {
            double[] raw = existing.raw();
            return IntStream.range(0, raw.length).filter(s -> raw[s] <= 0).toArray();
        }
    }
}
