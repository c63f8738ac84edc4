package org.ranvier.conformance.sketch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.StructureLearner;
import org.ranvier.api.model.SynapseList;

/**
 * At every step the smallest synapses are dropped, and as many grow where the gradient of a dormant one is largest, each with
 * the delay of the synapse it replaces; a sketch of RigL.
 */
final class DropAndGrow implements StructureLearner {

    private static final Schema SCHEMA = Schema.of(
            Setting.integer("count", Unit.NONE, Range.atLeast(1), "synapses replaced").byDefault(2));

    @Override
    public String name() {
        return "drop-and-grow";
    }

    @Override
    public String description() {
        return "drops the smallest weights and grows by gradient";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        return new Replace(settings.integer("count"));
    }

    private record Replace(int count) implements Rule {

        @Override
        public boolean rewiresAt(int step) {
            return true;
        }

        @Override
        public boolean needsDormantGradients(int step) {
            return true;
        }

        @Override
        public double start() {
            return 1e-12;
        }

        @Override
        public Rewiring rewire(RewiringState state) {
            SynapseList old = state.synapses();
            List<Integer> dropped = ranked(IntStream.range(0, old.size()), s -> Math.abs(state.raw()[s]));
            Set<Integer> existing =
                    IntStream.range(0, old.size()).mapToObj(s -> pairOf(old, s)).collect(Collectors.toSet());
            IntStream dormant = IntStream.range(0, old.pre() * old.post()).filter(pair -> !existing.contains(pair));
            List<Integer> grown = ranked(dormant, pair -> -Math.abs(state.dormantGradients()[pair]));

            List<Synapse> now = new ArrayList<>();
            for (int s = 0; s < old.size(); s++) {
                int place = dropped.indexOf(s);
                now.add(place < 0 ? new Synapse(pairOf(old, s), s, s) : new Synapse(grown.get(place), -1, s));
            }
            now.sort(Comparator.comparingInt(Synapse::pair));
            int[] pre = now.stream().mapToInt(s -> s.pair % old.pre()).toArray();
            int[] post = now.stream().mapToInt(s -> s.pair / old.pre()).toArray();
            return new Rewiring(
                    new SynapseList.Sparse(old.pre(), old.post(), pre, post),
                    now.stream().mapToInt(Synapse::keptFrom).toArray(),
                    now.stream().mapToInt(Synapse::delayFrom).toArray());
        }

        /** The first few by a score, ascending. */
        private List<Integer> ranked(IntStream numbers, IntToDoubleFunction score) {
            return numbers.boxed()
                    .sorted(Comparator.comparingDouble(score::applyAsDouble))
                    .limit(count)
                    .toList();
        }

        private static int pairOf(SynapseList synapses, int s) {
            return synapses.postOf(s) * synapses.pre() + synapses.preOf(s);
        }
    }

    /** A synapse after rewiring; a pair is post · pre() + pre, the order of synapse lists. */
    private record Synapse(int pair, int keptFrom, int delayFrom) {}
}
