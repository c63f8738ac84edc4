package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLE_WIDTH;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import jdk.incubator.vector.DoubleVector;

/**
 * S_j = Σ_i conj(W_ij) Δ_i at some frequencies, for one thread. Spectra are [frequency][group][neuron][re, im][16], and
 * those of the sums take the place of those of δ.
 */
final class SpectralProduct {

    /** Numbers to a neuron and group at a frequency: real and imaginary parts. */
    static final int NUMBERS = 2 * GROUP;

    /** Sources whose sums stay in registers. */
    private static final int FOUR = 4;

    private final KernelSpectra kernels;
    private final int pre;
    private final int post;
    private final int groups;
    /** How far apart groups lie, in neurons. */
    private final int neurons;
    /** The sums of some frequencies, laid out as they come to lie. */
    private final double[] sums;

    SpectralProduct(KernelSpectra kernels, int pre, int post, int groups, int neurons) {
        this.kernels = kernels;
        this.pre = pre;
        this.post = post;
        this.groups = groups;
        this.neurons = neurons;
        this.sums = new double[sumAt(KernelSpectra.FREQUENCIES, 0, 0)];
    }

    /** So many neurons, or up to three more. */
    static int inFours(int neurons) {
        return (neurons + FOUR - 1) / FOUR * FOUR;
    }

    private int sumAt(int frequency, int source, int group) {
        return TickTransform.FIRST + ((frequency * groups + group) * neurons + source) * NUMBERS;
    }

    /**
     * Computes the spectra of the sums from those of δ.
     *
     * @param spectra both
     * @param at where those of the first frequency begin
     * @param frequency the first
     * @param count the number of frequencies
     */
    void multiply(double[] spectra, int at, int frequency, int count) {
        int step = sumAt(1, 0, 0) - sumAt(0, 0, 0);
        kernels.frequencies(frequency);
        for (int j = 0; j < pre; j += KernelSpectra.SOURCES) {
            int sources = Math.min(KernelSpectra.SOURCES, pre - j);
            kernels.sources(j, sources);
            for (int f = 0; f < count; f++) {
                for (int group = 0; group < groups; group++) {
                    int delta = at + f * step + group * neurons * NUMBERS;
                    for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                        for (int k = 0; k < sources; k += FOUR) {
                            product(spectra, delta + lane, kernels.at(f, k), sumAt(f, j + k, group) + lane);
                        }
                    }
                }
            }
        }
        System.arraycopy(sums, sumAt(0, 0, 0), spectra, at, count * step);
    }

    /**
     * Four sources and one vector of samples, whose sums stay in registers, by three products instead of four: Σ c·re,
     * Σ s·im and Σ (c + s)(re + im).
     */
    private void product(double[] delta, int from, int at, int to) {
        double[] w = kernels.numbers;
        int rows = kernels.rows;
        int second = at + KernelSpectra.PARTS * rows;
        int third = second + KernelSpectra.PARTS * rows;
        int fourth = third + KernelSpectra.PARTS * rows;
        DoubleVector a0 = DoubleVector.zero(DOUBLES);
        DoubleVector b0 = a0;
        DoubleVector c0 = a0;
        DoubleVector a1 = a0;
        DoubleVector b1 = a0;
        DoubleVector c1 = a0;
        DoubleVector a2 = a0;
        DoubleVector b2 = a0;
        DoubleVector c2 = a0;
        DoubleVector a3 = a0;
        DoubleVector b3 = a0;
        DoubleVector c3 = a0;
        for (int i = 0; i < post; i++) {
            DoubleVector re = DoubleVector.fromArray(DOUBLES, delta, from + i * NUMBERS);
            a0 = re.fma(DoubleVector.broadcast(DOUBLES, w[at + i]), a0);
            a1 = re.fma(DoubleVector.broadcast(DOUBLES, w[second + i]), a1);
            a2 = re.fma(DoubleVector.broadcast(DOUBLES, w[third + i]), a2);
            a3 = re.fma(DoubleVector.broadcast(DOUBLES, w[fourth + i]), a3);
            DoubleVector im = DoubleVector.fromArray(DOUBLES, delta, from + i * NUMBERS + GROUP);
            b0 = im.fma(DoubleVector.broadcast(DOUBLES, w[at + rows + i]), b0);
            b1 = im.fma(DoubleVector.broadcast(DOUBLES, w[second + rows + i]), b1);
            b2 = im.fma(DoubleVector.broadcast(DOUBLES, w[third + rows + i]), b2);
            b3 = im.fma(DoubleVector.broadcast(DOUBLES, w[fourth + rows + i]), b3);
            re = re.add(im);
            c0 = re.fma(DoubleVector.broadcast(DOUBLES, w[at + 2 * rows + i]), c0);
            c1 = re.fma(DoubleVector.broadcast(DOUBLES, w[second + 2 * rows + i]), c1);
            c2 = re.fma(DoubleVector.broadcast(DOUBLES, w[third + 2 * rows + i]), c2);
            c3 = re.fma(DoubleVector.broadcast(DOUBLES, w[fourth + 2 * rows + i]), c3);
        }
        put(to, a0, b0, c0);
        put(to + NUMBERS, a1, b1, c1);
        put(to + 2 * NUMBERS, a2, b2, c2);
        put(to + 3 * NUMBERS, a3, b3, c3);
    }

    private void put(int to, DoubleVector a, DoubleVector b, DoubleVector c) {
        a.sub(b).intoArray(sums, to);
        c.sub(a).sub(b).intoArray(sums, to + GROUP);
    }
}
