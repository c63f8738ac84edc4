package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLE_WIDTH;

import jdk.incubator.vector.DoubleVector;

/**
 * Transforms of two to five complex numbers, Y[k] = e^(−iφ_k) Σ_q x[q] e^(−2πi k q/radix), of a stretch of numbers
 * beside each other.
 *
 * @param re real parts of what is transformed
 * @param im its imaginary parts
 * @param toRe where real parts go
 * @param toIm where imaginary parts go
 * @param turn cos φ_k and sin φ_k, at 2k and 2k + 1; φ_0 is 0 and not read
 * @param stretch how many numbers lie beside each other, which is also how far apart the Y[k] of one come to lie
 * @param apart how far apart the x[q] of one lie
 */
record Butterflies(double[] re, double[] im, double[] toRe, double[] toIm, double[] turn, int stretch, int apart) {

    /** The largest radix. */
    static final int LARGEST = 5;

    private static final double SIN_3 = StrictMath.sin(2 * Math.PI / 3);
    private static final double COS_5 = StrictMath.cos(2 * Math.PI / 5);
    private static final double SIN_5 = StrictMath.sin(2 * Math.PI / 5);
    private static final double COS_25 = StrictMath.cos(4 * Math.PI / 5);
    private static final double SIN_25 = StrictMath.sin(4 * Math.PI / 5);

    void run(int radix, int from, int to) {
        switch (radix) {
            case 2 -> two(from, to);
            case 3 -> three(from, to);
            case 4 -> four(from, to);
            case 5 -> five(from, to);
            default -> throw new IllegalArgumentException("radix " + radix);
        }
    }

    private void two(int from, int to) {
        for (int n = 0; n < stretch; n += DOUBLE_WIDTH) {
            DoubleVector ar = real(from + n);
            DoubleVector ai = imaginary(from + n);
            DoubleVector br = real(from + apart + n);
            DoubleVector bi = imaginary(from + apart + n);
            put(to + n, ar.add(br), ai.add(bi));
            put(to + n, 1, ar.sub(br), ai.sub(bi));
        }
    }

    private void three(int from, int to) {
        for (int n = 0; n < stretch; n += DOUBLE_WIDTH) {
            int at = from + n;
            DoubleVector ar = real(at);
            DoubleVector ai = imaginary(at);
            DoubleVector br = real(at + apart);
            DoubleVector bi = imaginary(at + apart);
            DoubleVector cr = real(at + 2 * apart);
            DoubleVector ci = imaginary(at + 2 * apart);
            DoubleVector sr = br.add(cr);
            DoubleVector si = bi.add(ci);
            DoubleVector dr = br.sub(cr).mul(SIN_3);
            DoubleVector di = bi.sub(ci).mul(SIN_3);
            put(to + n, ar.add(sr), ai.add(si));
            ar = ar.sub(sr.mul(0.5));
            ai = ai.sub(si.mul(0.5));
            put(to + n, 1, ar.add(di), ai.sub(dr));
            put(to + n, 2, ar.sub(di), ai.add(dr));
        }
    }

    private void four(int from, int to) {
        for (int n = 0; n < stretch; n += DOUBLE_WIDTH) {
            int at = from + n;
            DoubleVector ar = real(at);
            DoubleVector ai = imaginary(at);
            DoubleVector cr = real(at + 2 * apart);
            DoubleVector ci = imaginary(at + 2 * apart);
            DoubleVector evenR = ar.add(cr);
            DoubleVector evenI = ai.add(ci);
            ar = ar.sub(cr);
            ai = ai.sub(ci);
            DoubleVector br = real(at + apart);
            DoubleVector bi = imaginary(at + apart);
            cr = real(at + 3 * apart);
            ci = imaginary(at + 3 * apart);
            DoubleVector oddR = br.add(cr);
            DoubleVector oddI = bi.add(ci);
            br = br.sub(cr);
            bi = bi.sub(ci);
            put(to + n, evenR.add(oddR), evenI.add(oddI));
            put(to + n, 1, ar.add(bi), ai.sub(br));
            put(to + n, 2, evenR.sub(oddR), evenI.sub(oddI));
            put(to + n, 3, ar.sub(bi), ai.add(br));
        }
    }

    private void five(int from, int to) {
        for (int n = 0; n < stretch; n += DOUBLE_WIDTH) {
            int at = from + n;
            DoubleVector br = real(at + apart);
            DoubleVector bi = imaginary(at + apart);
            DoubleVector er = real(at + 4 * apart);
            DoubleVector ei = imaginary(at + 4 * apart);
            DoubleVector outerR = br.add(er);
            DoubleVector outerI = bi.add(ei);
            br = br.sub(er);
            bi = bi.sub(ei);
            DoubleVector cr = real(at + 2 * apart);
            DoubleVector ci = imaginary(at + 2 * apart);
            er = real(at + 3 * apart);
            ei = imaginary(at + 3 * apart);
            DoubleVector innerR = cr.add(er);
            DoubleVector innerI = ci.add(ei);
            cr = cr.sub(er);
            ci = ci.sub(ei);
            DoubleVector ar = real(at);
            DoubleVector ai = imaginary(at);
            put(to + n, ar.add(outerR.add(innerR)), ai.add(outerI.add(innerI)));
            DoubleVector evenR = ar.add(outerR.mul(COS_5)).add(innerR.mul(COS_25));
            DoubleVector evenI = ai.add(outerI.mul(COS_5)).add(innerI.mul(COS_25));
            DoubleVector oddR = br.mul(SIN_5).add(cr.mul(SIN_25));
            DoubleVector oddI = bi.mul(SIN_5).add(ci.mul(SIN_25));
            put(to + n, 1, evenR.add(oddI), evenI.sub(oddR));
            put(to + n, 4, evenR.sub(oddI), evenI.add(oddR));
            evenR = ar.add(outerR.mul(COS_25)).add(innerR.mul(COS_5));
            evenI = ai.add(outerI.mul(COS_25)).add(innerI.mul(COS_5));
            oddR = br.mul(SIN_25).sub(cr.mul(SIN_5));
            oddI = bi.mul(SIN_25).sub(ci.mul(SIN_5));
            put(to + n, 2, evenR.add(oddI), evenI.sub(oddR));
            put(to + n, 3, evenR.sub(oddI), evenI.add(oddR));
        }
    }

    private DoubleVector real(int at) {
        return DoubleVector.fromArray(DOUBLES, re, at);
    }

    private DoubleVector imaginary(int at) {
        return DoubleVector.fromArray(DOUBLES, im, at);
    }

    private void put(int at, DoubleVector r, DoubleVector i) {
        r.intoArray(toRe, at);
        i.intoArray(toIm, at);
    }

    /** Puts (r + i·imaginary unit) e^(−iφ_k). */
    private void put(int at, int k, DoubleVector r, DoubleVector i) {
        double c = turn[2 * k];
        double s = turn[2 * k + 1];
        r.mul(c).add(i.mul(s)).intoArray(toRe, at + k * stretch);
        i.mul(c).sub(r.mul(s)).intoArray(toIm, at + k * stretch);
    }
}
