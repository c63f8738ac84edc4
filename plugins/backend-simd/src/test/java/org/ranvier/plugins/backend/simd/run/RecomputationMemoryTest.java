package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.plan.Parameters;

/** What a batch holds grows with the square root of ticks where it is computed again, and with ticks where not. */
class RecomputationMemoryTest {

    private static final int SAMPLES = 16;
    private static final int CHANNELS = 5;
    private static final int LONGEST = 3;
    private static final int FEW = 400;
    private static final int MANY = 16 * FEW;

    @Test
    void growsWithTheRootOfTicks() {
        double whole = (double) bytes(MANY, Recomputation.NONE) / bytes(FEW, Recomputation.NONE);
        double parts = (double) bytes(MANY, new Recomputation(true, 0)) / bytes(FEW, new Recomputation(true, 0));

        assertThat(whole).as("growth from %d to %d ticks, all kept", FEW, MANY).isBetween(14.0, 17.0);
        assertThat(parts).as("growth from %d to %d ticks", FEW, MANY).isBetween(2.5, 4.5);
        assertThat(bytes(MANY, new Recomputation(true, 0)))
                .as("of %d ticks", MANY)
                .isLessThan(bytes(MANY, Recomputation.NONE) / 15);
    }

    /** Half of the ticks in memory go with twice the boundaries. */
    @Test
    void shorterSegmentsAreLessUntilBoundariesAreMore() {
        long usual = bytes(MANY, new Recomputation(true, 0));

        assertThat(bytes(MANY, new Recomputation(true, 1))).isGreaterThan(usual);
        assertThat(bytes(MANY, new Recomputation(true, MANY / 4))).isGreaterThan(usual);
    }

    /** The bytes of all arrays of a batch, after a step of training. */
    private static long bytes(int ticks, Recomputation recomputation) {
        NetworkPlan plan = BatchSequenceTest.plan("slayer", LONGEST, "plain", CHANNELS, ticks);
        Map<String, double[]> numbers = BatchSequenceTest.numbers(plan, new SplittableRandom(1));
        SignalBatch signal = new SignalBatch.Events(
                SAMPLES, CHANNELS, new int[SAMPLES + 1], new int[0], new double[0], new double[0]);
        try (SimdProgram program = BatchSequenceTest.program(plan, numbers, recomputation, 1);
                Session session = program.open(signal, RunOptions.training(1, 1))) {
            session.advance(ticks);
            session.backward(new double[SAMPLES * ticks * plan.widthOf(plan.output())]);
            return bytes(BatchSequenceTest.batch(session));
        }
    }

    private static long bytes(Object root) {
        long bytes = 0;
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> next = new ArrayDeque<>();
        next.add(root);
        while (!next.isEmpty()) {
            Object one = next.pop();
            // Parameters are those of the program.
            if (one instanceof Parameters || !seen.add(one)) {
                continue;
            }
            switch (one) {
                case float[] floats -> bytes += 4L * floats.length;
                case int[] ints -> bytes += 4L * ints.length;
                case short[] shorts -> bytes += 2L * shorts.length;
                case double[] doubles -> bytes += 8L * doubles.length;
                case long[] longs -> bytes += 8L * longs.length;
                case boolean[] booleans -> bytes += booleans.length;
                case Map<?, ?> map -> {
                    map.keySet().forEach(next::add);
                    map.values().forEach(next::add);
                }
                case Collection<?> all -> next.addAll(all);
                default -> parts(one, next);
            }
        }
        return bytes;
    }

    private static void parts(Object one, Deque<Object> next) {
        if (one.getClass().isArray()) {
            for (int n = 0; n < Array.getLength(one); n++) {
                add(Array.get(one, n), next);
            }
            return;
        }
        if (one.getClass().isHidden() || !one.getClass().getName().startsWith("org.ranvier.plugins.backend.simd.")) {
            return;
        }
        for (Field field : one.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                try {
                    field.setAccessible(true);
                    add(field.get(one), next);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private static void add(Object one, Deque<Object> next) {
        if (one != null) {
            next.add(one);
        }
    }
}
