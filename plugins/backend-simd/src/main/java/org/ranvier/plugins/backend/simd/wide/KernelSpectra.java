package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLE_WIDTH;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * The spectra of the kernels of some sources at some frequencies, Σ_k w(k) cos(ωk) and Σ_k w(k) sin(ωk), for one
 * thread.
 */
final class KernelSpectra {

    /** Frequencies at hand at once. */
    static final int FREQUENCIES = 4;

    /** Sources at hand at once, so that a group's δ is read from memory for all of them. */
    static final int SOURCES = 16;

    /** Numbers to a frequency: the sum of cosines, that of sines, and the sum of both. */
    static final int PARTS = 3;

    private final Panels panels;
    private final TickTransform transform;

    /** How far apart the parts of a spectrum lie. */
    final int rows;

    /** [frequency][source][part][postsynaptic neuron]. */
    final double[] numbers;

    /** cos(ωk) and sin(ωk), [lag][cos, sin][frequency]. */
    private final double[] turns;

    KernelSpectra(Panels panels, TickTransform transform) {
        this.panels = panels;
        this.transform = transform;
        this.rows = panels.count * GROUP;
        this.numbers = new double[at(FREQUENCIES, 0)];
        this.turns = new double[panels.lags * 2 * FREQUENCIES];
    }

    /** Returns where the spectra of a source begin, both counted from the first at hand. */
    int at(int frequency, int source) {
        return (frequency * SOURCES + source) * PARTS * rows;
    }

    /** Begins with other frequencies. */
    void frequencies(int first) {
        for (int k = 0; k < panels.lags; k++) {
            for (int f = 0; f < FREQUENCIES; f++) {
                long turn = (long) (first + f) * k;
                turns[k * 2 * FREQUENCIES + f] = transform.cosine(turn);
                turns[(k * 2 + 1) * FREQUENCIES + f] = transform.sine(turn);
            }
        }
    }

    /** Computes the spectra of some sources; those of places that are left over are 0. */
    void sources(int first, int count) {
        for (int source = 0; source < count; source++) {
            for (int panel = 0; panel < panels.count; panel++) {
                int from = panels.at(panel, first + source);
                for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                    compute(from + lane, at(0, source) + panel * GROUP + lane);
                }
            }
        }
        for (int f = 0; f < FREQUENCIES; f++) {
            Arrays.fill(numbers, at(f, count), at(f + 1, 0), 0);
        }
    }

    private void compute(int from, int to) {
        DoubleVector c0 = DoubleVector.zero(DOUBLES);
        DoubleVector s0 = c0;
        DoubleVector c1 = c0;
        DoubleVector s1 = c0;
        DoubleVector c2 = c0;
        DoubleVector s2 = c0;
        DoubleVector c3 = c0;
        DoubleVector s3 = c0;
        int turn = 0;
        for (int k = 0; k < panels.lags; k++) {
            DoubleVector v = Lanes.widened(panels.weight, from + k * GROUP);
            c0 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn]), c0);
            c1 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn + 1]), c1);
            c2 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn + 2]), c2);
            c3 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn + 3]), c3);
            s0 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn + 4]), s0);
            s1 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn + 5]), s1);
            s2 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn + 6]), s2);
            s3 = v.fma(DoubleVector.broadcast(DOUBLES, turns[turn + 7]), s3);
            turn += 2 * FREQUENCIES;
        }
        int step = at(1, 0);
        put(to, c0, s0);
        put(to + step, c1, s1);
        put(to + 2 * step, c2, s2);
        put(to + 3 * step, c3, s3);
    }

    private void put(int to, DoubleVector cosines, DoubleVector sines) {
        cosines.intoArray(numbers, to);
        sines.intoArray(numbers, to + rows);
        cosines.add(sines).intoArray(numbers, to + 2 * rows);
    }
}
