package com.example.kept;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.StructureLearner;

/** Drops the smallest synapse, and grows where the gradient is largest. */
public final class KeptStructure implements StructureLearner {

    @Override
    public String name() {
        return "kept-structure";
    }

    @Override
    public String description() {
        return "one synapse moves at a time";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.integer("every", Unit.NONE, Range.atLeast(1), "steps between moves").withDefault(2));
    }

    @Override
    public Optional<Rule> rule(Settings settings) {
        long every = settings.integer("every");
        return Optional.of(new Rule() {
            @Override
            public boolean rewiresAt(int step) {
                return step % every == 0;
            }

            @Override
            public int[] drops(SynapseSnapshot existing) {
                double[] raw = existing.raw();
                return IntStream.range(0, existing.synapses().size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(s -> Math.abs(raw[s])))
                        .limit(existing.progress() < 0.75 ? 1 : 0)
                        .mapToInt(Integer::intValue)
                        .toArray();
            }

            @Override
            public Growth growth() {
                return new Growth.ByGradient(Math::abs);
            }

            @Override
            public double start() {
                return 0.1;
            }

            @Override
            public boolean keepsDelays() {
                return false;
            }
        });
    }
}
