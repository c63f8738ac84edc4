package org.ranvier.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;

/**
 * How far training moved the synapses of a projection. A synapse before and one after it are the same where they
 * connect the same neurons; of several between one pair the first is the first.
 *
 * @param projection its name
 * @param synapses those that there were before and after
 * @param dropped how many there were only before
 * @param grown how many there are only after
 */
public record Moves(String projection, List<Move> synapses, int dropped, int grown) {

    /**
     * A synapse before and after training, with the weights and delays that act; delays in ms before rounding.
     *
     * @param pre the presynaptic neuron, from 0
     * @param post the postsynaptic neuron, from 0
     */
    public record Move(
            int pre, int post, double weightBefore, double weightAfter, double delayBeforeMs, double delayAfterMs) {

        /** Returns by how much the weight grew. */
        public double weight() {
            return weightAfter - weightBefore;
        }

        /** Returns by how much the delay grew, in ms. */
        public double delayMs() {
            return delayAfterMs - delayBeforeMs;
        }
    }

    /** A pair of neurons, and which of the synapses between them. */
    private record Place(int pre, int post, int number) {}

    /** Returns the moves in every projection, in the order of the plan. */
    public static List<Moves> of(TrainedNetwork before, TrainedNetwork after) {
        return after.plan().all(Projection.class).stream()
                .map(p -> of(Synapses.of(before, p.name()), Synapses.of(after, p.name())))
                .toList();
    }

    private static Moves of(Synapses before, Synapses after) {
        Map<Place, Integer> known = new HashMap<>();
        List<Place> old = places(before);
        for (int s = 0; s < old.size(); s++) {
            known.put(old.get(s), s);
        }
        List<Move> moves = new ArrayList<>();
        List<Place> now = places(after);
        for (int s = 0; s < now.size(); s++) {
            Integer was = known.get(now.get(s));
            if (was != null) {
                moves.add(new Move(
                        after.preOf(s),
                        after.postOf(s),
                        before.weight(was),
                        after.weight(s),
                        before.delayMs(was),
                        after.delayMs(s)));
            }
        }
        return new Moves(after.projection().name(), moves, old.size() - moves.size(), now.size() - moves.size());
    }

    private static List<Place> places(Synapses synapses) {
        Set<Place> seen = new HashSet<>();
        List<Place> places = new ArrayList<>();
        for (int s = 0; s < synapses.size(); s++) {
            Place place = new Place(synapses.preOf(s), synapses.postOf(s), 0);
            while (!seen.add(place)) {
                place = new Place(place.pre, place.post, place.number + 1);
            }
            places.add(place);
        }
        return places;
    }

    /** Returns the synapses whose weights moved farthest, farthest first; of equals in their order. */
    public List<Move> byWeight(int most) {
        return farthest(Move::weight, most);
    }

    /** Returns the synapses whose delays moved farthest, farthest first; of equals in their order. */
    public List<Move> byDelay(int most) {
        return farthest(Move::delayMs, most);
    }

    private List<Move> farthest(ToDoubleFunction<Move> by, int most) {
        Stream<Move> moved = synapses.stream().filter(move -> by.applyAsDouble(move) != 0);
        return moved.sorted(Comparator.comparingDouble(move -> -Math.abs(by.applyAsDouble(move))))
                .limit(most)
                .toList();
    }

    /** Returns how far weights moved in the mean. */
    public double meanWeight() {
        return mean(Move::weight);
    }

    /** Returns how far delays moved in the mean, in ms. */
    public double meanDelayMs() {
        return mean(Move::delayMs);
    }

    private double mean(ToDoubleFunction<Move> by) {
        return synapses.stream()
                .mapToDouble(move -> Math.abs(by.applyAsDouble(move)))
                .average()
                .orElse(Double.NaN);
    }
}
