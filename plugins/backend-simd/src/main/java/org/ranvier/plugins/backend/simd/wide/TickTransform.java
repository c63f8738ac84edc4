package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * The discrete Fourier transform over ticks of 16 samples beside each other, [tick][16], for lengths whose only prime
 * factors are 2, 3 and 5. In the order of Stockham, which needs no reversal of digits: every pass goes over contiguous
 * stretches with the same factors.
 */
final class TickTransform {

    /** Where the numbers of a {@link Work} begin: {@link Lanes#ALIGNED}, in numbers of double precision. */
    static final int FIRST = Lanes.ALIGNED / 2;

    /** The number of ticks. */
    final int length;

    /** The number of values that each pass combines, whose product is {@link #length}. */
    private final int[] radices;

    /** cos(2πk/length) and sin(2πk/length). */
    private final double[] cosine;

    private final double[] sine;

    /** A transform of at least so many ticks. */
    TickTransform(int atLeast) {
        int ticks = Math.max(2, atLeast);
        while (radices(ticks) == null) {
            ticks++;
        }
        length = ticks;
        radices = radices(ticks);
        cosine = new double[length];
        sine = new double[length];
        for (int k = 0; k < length; k++) {
            // Java's own cos and sin may differ between CPUs.
            cosine[k] = StrictMath.cos(2 * Math.PI * k / length);
            sine[k] = StrictMath.sin(2 * Math.PI * k / length);
        }
    }

    /** The factors of a number, or null where another prime is among them. */
    private static int[] radices(int number) {
        int[] radices = new int[Integer.SIZE];
        int count = 0;
        int left = number;
        for (int radix : new int[] {4, 5, 3, 2}) {
            while (left % radix == 0) {
                radices[count++] = radix;
                left /= radix;
            }
        }
        return left == 1 ? Arrays.copyOf(radices, count) : null;
    }

    /** Returns where a tick or frequency begins, counted from 0 and again from {@link #length}. */
    int at(int n) {
        return FIRST + n % length * GROUP;
    }

    /** Frequencies of a real signal that are not the mirror of another. */
    int frequencies() {
        return length / 2 + 1;
    }

    /** Returns cos(2πk/length), for any k from 0. */
    double cosine(long k) {
        return cosine[(int) (k % length)];
    }

    /** Returns sin(2πk/length), for any k from 0. */
    double sine(long k) {
        return sine[(int) (k % length)];
    }

    /** Numbers by tick and sample, real and imaginary parts, and as much again to work with. */
    final class Work {
        double[] re = new double[FIRST + length * GROUP];
        double[] im = new double[FIRST + length * GROUP];
        private double[] otherRe = new double[FIRST + length * GROUP];
        private double[] otherIm = new double[FIRST + length * GROUP];
        private final double[] turn = new double[2 * Butterflies.LARGEST];

        /** X[k] = Σ_t x[t] e^(−2πi k t/length), in place. */
        void transform() {
            int stretch = 1;
            for (int radix : radices) {
                pass(radix, stretch);
                double[] swap = re;
                re = otherRe;
                otherRe = swap;
                swap = im;
                im = otherIm;
                otherIm = swap;
                stretch *= radix;
            }
        }

        /** x[t] = Σ_k X[k] e^(2πi k t/length), in place: not divided by the length. */
        void inverse() {
            exchange();
            transform();
            exchange();
        }

        private void exchange() {
            double[] swap = re;
            re = im;
            im = swap;
        }

        /** Transforms of {@code radix} values each, which lie as far apart as possible, and the turns that follow. */
        private void pass(int radix, int stretch) {
            int count = length / (stretch * radix);
            Butterflies b = new Butterflies(re, im, otherRe, otherIm, turn, stretch * GROUP, count * stretch * GROUP);
            for (int p = 0; p < count; p++) {
                for (int k = 1; k < radix; k++) {
                    turn[2 * k] = cosine[p * k * stretch];
                    turn[2 * k + 1] = sine[p * k * stretch];
                }
                int from = p * stretch * GROUP;
                b.run(radix, FIRST + from, FIRST + from * radix);
            }
        }
    }
}
