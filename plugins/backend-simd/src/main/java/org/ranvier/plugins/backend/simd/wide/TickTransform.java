package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLE_WIDTH;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import jdk.incubator.vector.DoubleVector;

/**
 * The discrete Fourier transform over ticks of 16 samples beside each other, [tick][16], for lengths that are powers of
 * 2. Radix 2, in the order of Stockham, which needs no reversal of bits: every pass goes over contiguous stretches with
 * one factor each.
 */
final class TickTransform {

    /** The number of ticks. */
    final int length;
    /** cos(2πk/length) and sin(2πk/length). */
    private final double[] cosine;

    private final double[] sine;

    /** A transform of at least so many ticks. */
    TickTransform(int atLeast) {
        length = Math.max(2, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
        cosine = new double[length];
        sine = new double[length];
        for (int k = 0; k < length; k++) {
            cosine[k] = Math.cos(2 * Math.PI * k / length);
            sine[k] = Math.sin(2 * Math.PI * k / length);
        }
    }

    /** Frequencies of a real signal that are not the mirror of another. */
    int frequencies() {
        return length / 2 + 1;
    }

    double cosine(int k) {
        return cosine[k & (length - 1)];
    }

    double sine(int k) {
        return sine[k & (length - 1)];
    }

    /** Numbers by tick and sample, real and imaginary parts, and as much again to work with. */
    final class Work {
        double[] re = new double[length * GROUP];
        double[] im = new double[length * GROUP];
        private double[] otherRe = new double[length * GROUP];
        private double[] otherIm = new double[length * GROUP];

        /** X[k] = Σ_t x[t] e^(−2πi k t/length), in place. */
        void transform() {
            int stretch = 1;
            for (int half = length / 2; half >= 1; half /= 2) {
                for (int p = 0; p < half; p++) {
                    pass(stretch * GROUP, p, half, cosine[p * stretch], sine[p * stretch]);
                }
                double[] swap = re;
                re = otherRe;
                otherRe = swap;
                swap = im;
                im = otherIm;
                otherIm = swap;
                stretch *= 2;
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

        private void pass(int floats, int p, int half, double cosine, double sine) {
            DoubleVector c = DoubleVector.broadcast(DOUBLES, cosine);
            DoubleVector s = DoubleVector.broadcast(DOUBLES, sine);
            int a = p * floats;
            int b = (p + half) * floats;
            int to = 2 * p * floats;
            for (int n = 0; n < floats; n += DOUBLE_WIDTH) {
                DoubleVector ar = DoubleVector.fromArray(DOUBLES, re, a + n);
                DoubleVector ai = DoubleVector.fromArray(DOUBLES, im, a + n);
                DoubleVector br = DoubleVector.fromArray(DOUBLES, re, b + n);
                DoubleVector bi = DoubleVector.fromArray(DOUBLES, im, b + n);
                ar.add(br).intoArray(otherRe, to + n);
                ai.add(bi).intoArray(otherIm, to + n);
                DoubleVector dr = ar.sub(br);
                DoubleVector di = ai.sub(bi);
                dr.mul(c).add(di.mul(s)).intoArray(otherRe, to + floats + n);
                di.mul(c).sub(dr.mul(s)).intoArray(otherIm, to + floats + n);
            }
        }
    }
}
