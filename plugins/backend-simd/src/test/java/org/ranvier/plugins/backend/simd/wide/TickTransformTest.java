package org.ranvier.plugins.backend.simd.wide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickTransformTest {

    /** Every radix alone and with every other, as first pass and as last. */
    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 25, 27, 30, 45, 60, 75, 96, 125, 166, 180, 243})
    void isTheSumOfItsDefinitionAndHasAnInverse(int atLeast) {
        TickTransform transform = new TickTransform(atLeast);
        int length = transform.length;
        TickTransform.Work work = transform.new Work();
        double[][] re = new double[length][GROUP];
        double[][] im = new double[length][GROUP];
        Random random = new Random(atLeast);
        for (int t = 0; t < length; t++) {
            for (int sample = 0; sample < GROUP; sample++) {
                work.re[transform.at(t) + sample] = re[t][sample] = random.nextGaussian();
                work.im[transform.at(t) + sample] = im[t][sample] = random.nextGaussian();
            }
        }

        work.transform();

        for (int k = 0; k < length; k++) {
            for (int sample = 0; sample < GROUP; sample++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int t = 0; t < length; t++) {
                    double phase = -2 * Math.PI * (k * t % length) / length;
                    sumRe += re[t][sample] * Math.cos(phase) - im[t][sample] * Math.sin(phase);
                    sumIm += re[t][sample] * Math.sin(phase) + im[t][sample] * Math.cos(phase);
                }
                assertThat(work.re[transform.at(k) + sample]).isCloseTo(sumRe, within(1e-12 * length));
                assertThat(work.im[transform.at(k) + sample]).isCloseTo(sumIm, within(1e-12 * length));
            }
        }
        work.inverse();
        for (int t = 0; t < length; t++) {
            for (int sample = 0; sample < GROUP; sample++) {
                assertThat(work.re[transform.at(t) + sample] / length).isCloseTo(re[t][sample], within(1e-13));
                assertThat(work.im[transform.at(t) + sample] / length).isCloseTo(im[t][sample], within(1e-13));
            }
        }
    }

    @Test
    void isHardlyLongerThanItsTicks() {
        for (int ticks = 2; ticks < 5000; ticks++) {
            int length = new TickTransform(ticks).length;
            assertThat(length).isGreaterThanOrEqualTo(ticks).isLessThan(ticks * 9 / 8 + 3);
        }
    }
}
