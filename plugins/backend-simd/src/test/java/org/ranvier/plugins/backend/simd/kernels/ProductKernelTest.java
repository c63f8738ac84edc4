package org.ranvier.plugins.backend.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;

/** A product is the same numbers as pulls, to the bit, and touches no tick but those that are asked for. */
class ProductKernelTest {

    private static final int REACH = 6;

    @RepeatedTest(30)
    void itsSumsArePulls(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        int signals = random.nextInt(1, repetition.getCurrentRepetition() % 5 == 0 ? 1200 : 40);
        int rows = random.nextInt(1, 20);
        int ticks = random.nextInt(2, 30);
        int lag = random.nextInt(REACH + 1);
        int tick = random.nextInt(ticks);
        int toTick = random.nextInt(tick + 1, ticks + 1);
        int row = random.nextInt(rows);
        int end = random.nextInt(row + 1, rows + 1);
        boolean adds = random.nextBoolean();
        Signal x = drawn(random, signals, ticks);
        float[] weight = new float[rows * signals];
        for (int n = 0; n < weight.length; n++) {
            weight[n] = (float) random.nextDouble(-1, 1);
        }
        Signal found = drawn(random, rows, ticks);
        Signal expected = drawn(random, rows, ticks);
        System.arraycopy(found.groups[0], 0, expected.groups[0], 0, found.groups[0].length);

        new ProductKernel().run(x, lag, weight, found, 0, row, end, tick, toTick, adds);

        for (int i = row; i < end; i++) {
            int[] offset = new int[signals];
            Arrays.setAll(offset, n -> x.at(n, lag));
            float[] weights = Arrays.copyOfRange(weight, i * signals, (i + 1) * signals);
            for (int t = tick; t < toTick; t++) {
                float[] y = expected.groups[0];
                int at = expected.at(i, t);
                PullKernel.run(x.groups[0], offset, weights, 0, signals, adds, 0, y, at, t * Lanes.GROUP, Lanes.GROUP);
            }
        }
        assertThat(found.groups[0]).isEqualTo(expected.groups[0]);
    }

    private static Signal drawn(SplittableRandom random, int neurons, int ticks) {
        Signal signal = Signal.over(1, neurons, REACH, ticks, REACH);
        for (int n = 0; n < neurons; n++) {
            for (int t = 0; t < ticks; t++) {
                for (int lane = 0; lane < Lanes.GROUP; lane++) {
                    signal.set(lane, n, t, (float) random.nextDouble(-1, 1));
                }
            }
        }
        return signal;
    }
}
