package org.ranvier.plugins.backend.simd.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ranvier.plugins.backend.simd.code.LaneCode.Apply;
import org.ranvier.plugins.backend.simd.code.LaneCode.Constant;
import org.ranvier.plugins.backend.simd.code.LaneCode.Handed;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.plugins.backend.simd.code.LaneCode.Read;
import org.ranvier.plugins.backend.simd.code.LaneCode.Step;

/**
 * Cuts long code into parts of a bounded number of operations. What hangs on values carried from one vector to the next
 * comes last, in parts of its own: the parts before can deal with many vectors at once. All stores are in the last
 * part, so that no part overwrites what another has yet to read.
 */
final class Partition {

    private final LaneCode code;
    private final int[] partOf;
    private final int parts;
    private final int carriedFrom;

    /**
     * The parts, to be run one after the other.
     *
     * @param carriedFrom the first part that reads what the vector before wrote; their number where none does
     */
    record Parts(List<LaneCode> pieces, int carriedFrom) {}

    private Partition(LaneCode code, Predicate<Place> carried, int longest) {
        this.code = code;
        this.partOf = new int[code.steps().size()];
        boolean[] late = late(code, carried);
        carriedFrom = number(late, false, 0, longest);
        parts = Math.max(1, number(late, true, carriedFrom, longest));
    }

    /** Returns, for each value, whether it depends on what is carried. */
    private static boolean[] late(LaneCode code, Predicate<Place> carried) {
        boolean[] late = new boolean[code.steps().size()];
        for (int n = 0; n < late.length; n++) {
            late[n] = switch (code.steps().get(n)) {
                case Constant _ -> false;
                case Read(Place place) -> carried.test(place);
                case Apply(LaneOp op, int a, int b, int c) ->
                    operandStream(op, a, b, c).anyMatch(o -> late[o]);
            };
        }
        return late;
    }

    /** Numbers the parts of the operations that are late, or are not, and returns the number after them. */
    private int number(boolean[] late, boolean which, int first, int longest) {
        int operations = 0;
        for (int n = 0; n < partOf.length; n++) {
            if (late[n] == which && isComputed(n)) {
                partOf[n] = first + operations / longest;
                operations++;
            }
        }
        return first + (operations + longest - 1) / longest;
    }

    /**
     * Cuts code.
     *
     * @param carried what the code reads of what it wrote for the vector before
     * @param longest the operations that a part may have
     */
    static Parts of(LaneCode code, Predicate<Place> carried, int longest) {
        long operations = code.steps().stream().filter(Apply.class::isInstance).count();
        if (operations <= longest) {
            return new Parts(List.of(code), 0);
        }
        Partition partition = new Partition(code, carried, longest);
        List<LaneCode> pieces = new ArrayList<>();
        Set<Integer> handed = partition.handed();
        for (int p = 0; p < partition.parts; p++) {
            pieces.add(partition.part(p, handed));
        }
        return new Parts(pieces, partition.carriedFrom);
    }

    /** Returns the places that a piece of code reads and writes. */
    static Set<Place> places(LaneCode code) {
        Set<Place> places = new LinkedHashSet<>();
        code.steps().forEach(s -> {
            if (s instanceof Read(Place place)) {
                places.add(place);
            }
        });
        code.stores().forEach(s -> places.add(s.place()));
        return places;
    }

    /** Computed values that a later part uses. */
    private Set<Integer> handed() {
        Set<Integer> handed = new LinkedHashSet<>();
        for (int n = 0; n < partOf.length; n++) {
            if (code.steps().get(n) instanceof Apply(LaneOp op, int a, int b, int c)) {
                int part = partOf[n];
                operands(op, a, b, c)
                        .filter(o -> isComputed(o) && partOf[o] < part)
                        .forEach(handed::add);
            }
        }
        code.stores().stream()
                .map(LaneCode.Store::value)
                .filter(v -> isComputed(v) && partOf[v] < parts - 1)
                .forEach(handed::add);
        return handed;
    }

    private boolean isComputed(int value) {
        return code.steps().get(value) instanceof Apply;
    }

    private static java.util.stream.IntStream operandStream(LaneOp op, int a, int b, int c) {
        return java.util.stream.IntStream.of(a, b, c).limit(op.arity);
    }

    private static java.util.stream.Stream<Integer> operands(LaneOp op, int a, int b, int c) {
        return operandStream(op, a, b, c).boxed();
    }

    private LaneCode part(int part, Set<Integer> handed) {
        List<Step> steps = new ArrayList<>();
        List<LaneCode.Store> stores = new ArrayList<>();
        Map<Integer, Integer> here = new LinkedHashMap<>();
        for (int n = 0; n < partOf.length; n++) {
            if (partOf[n] == part && code.steps().get(n) instanceof Apply(LaneOp op, int a, int b, int c)) {
                int[] operands = operandStream(op, a, b, c)
                        .map(o -> bring(o, steps, here))
                        .toArray();
                steps.add(new Apply(op, operands[0], op.arity > 1 ? operands[1] : 0, op.arity > 2 ? operands[2] : 0));
                here.put(n, steps.size() - 1);
                if (handed.contains(n)) {
                    stores.add(new LaneCode.Store(new Handed(n), steps.size() - 1));
                }
            }
        }
        if (part == parts - 1) {
            code.stores().forEach(s -> stores.add(new LaneCode.Store(s.place(), bring(s.value(), steps, here))));
        }
        return new LaneCode(steps, stores);
    }

    /**
     * Returns the index of a value in this part, after adding a step to read or repeat it if it is not computed here.
     */
    private int bring(int value, List<Step> steps, Map<Integer, Integer> here) {
        return here.computeIfAbsent(value, v -> {
            steps.add(
                    code.steps().get(v) instanceof Apply
                            ? new Read(new Handed(v))
                            : code.steps().get(v));
            return steps.size() - 1;
        });
    }
}
