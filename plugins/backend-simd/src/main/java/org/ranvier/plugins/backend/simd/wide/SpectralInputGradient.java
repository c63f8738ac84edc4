package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLE_WIDTH;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/**
 * dL/ds_j[t] = Σ_i Σ_k w_ij K(k) δ_i[t + k] over wide kernels. δ is not sparse, so this goes by frequencies, at which a
 * correlation is a product: a matrix of synapses for each, whatever the number of lags.
 *
 * <p>In double precision: what is small at one tick would otherwise drown in the rounding of what is large at another.
 * Two neurons are transformed at once, as real and imaginary part. Threads share out pairs of neurons, then
 * frequencies.
 */
final class SpectralInputGradient {

    /** Frequencies that a thread deals with at once. */
    private static final int BLOCK = 4;

    /** Sources whose sums stay in registers. */
    private static final int SOURCES = 4;

    private final Panels panels;
    private final Signal delta;
    private final Signal gradient;
    private final TickTransform transform;
    private final int groups;
    private final int pre;
    private final int post;
    /** Spectra of δ, [frequency][post][group][re, im][16]. */
    private final double[] input;
    /** Twice the spectra of the sums, [frequency][source, in fours][group][re, im][16]. */
    private final double[] output;

    private final ThreadLocal<TickTransform.Work> works;
    private final ThreadLocal<double[]> weights;

    SpectralInputGradient(Panels panels, Signal delta, Signal gradient, int ticks) {
        this.panels = panels;
        this.delta = delta;
        this.gradient = gradient;
        this.transform = new TickTransform(ticks + panels.lags);
        this.groups = delta.groups.length;
        this.pre = panels.connection().synapses.pre;
        this.post = panels.connection().synapses.post;
        this.input = new double[inputAt(transform.frequencies(), 0, 0)];
        this.output = new double[outputAt(transform.frequencies(), 0, 0)];
        this.works = ThreadLocal.withInitial(() -> transform.new Work());
        this.weights = ThreadLocal.withInitial(() -> new double[BLOCK * SOURCES * rows() * 2]);
    }

    private int rows() {
        return panels.count * GROUP;
    }

    private int inputAt(int frequency, int neuron, int group) {
        return Math.multiplyExact((frequency * post + neuron) * groups + group, 2 * GROUP);
    }

    private int outputAt(int frequency, int source, int group) {
        int sources = (pre + SOURCES - 1) / SOURCES * SOURCES;
        return Math.multiplyExact((frequency * sources + source) * groups + group, 2 * GROUP);
    }

    /**
     * Computes the gradient of the sources.
     *
     * @param adds whether it is added to what is there already
     */
    void run(int ticks, boolean adds, Parallel parallel) {
        int inPairs = (post + 1) / 2;
        parallel.forEach(inPairs * groups, n -> analyse(n / groups * 2, n % groups, ticks));
        int frequencies = transform.frequencies();
        parallel.forBlocks(frequencies, BLOCK, this::multiply);
        int outPairs = (pre + 1) / 2;
        parallel.forEach(outPairs * groups, n -> synthesise(n / groups * 2, n % groups, ticks, adds));
    }

    /** Twice the spectra of two neurons' δ; the second may be one too many. */
    private void analyse(int neuron, int group, int ticks) {
        TickTransform.Work work = works.get();
        boolean two = neuron + 1 < post;
        fill(work.re, neuron, group, ticks);
        if (two) {
            fill(work.im, neuron + 1, group, ticks);
        } else {
            Arrays.fill(work.im, 0);
        }
        work.transform();
        for (int f = 0; f < transform.frequencies(); f++) {
            int at = f * GROUP;
            int mirrored = (transform.length - f) % transform.length * GROUP;
            int first = inputAt(f, neuron, group);
            int second = two ? inputAt(f, neuron + 1, group) : -1;
            for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                DoubleVector re = DoubleVector.fromArray(DOUBLES, work.re, at + lane);
                DoubleVector im = DoubleVector.fromArray(DOUBLES, work.im, at + lane);
                DoubleVector reMirrored = DoubleVector.fromArray(DOUBLES, work.re, mirrored + lane);
                DoubleVector imMirrored = DoubleVector.fromArray(DOUBLES, work.im, mirrored + lane);
                re.add(reMirrored).intoArray(input, first + lane);
                im.sub(imMirrored).intoArray(input, first + GROUP + lane);
                if (two) {
                    im.add(imMirrored).intoArray(input, second + lane);
                    reMirrored.sub(re).intoArray(input, second + GROUP + lane);
                }
            }
        }
    }

    private void fill(double[] numbers, int neuron, int group, int ticks) {
        float[] from = delta.groups[group];
        int at = delta.at(neuron, 0);
        // What comes back from later ticks lies behind the last, as zeros do where there are none.
        int known = (ticks + panels.lags) * GROUP;
        for (int n = 0; n < known; n++) {
            numbers[n] = from[at + n];
        }
        Arrays.fill(numbers, known, numbers.length, 0);
    }

    private void multiply(int frequency, int count) {
        double[] w = weights.get();
        for (int j = 0; j < pre; j += SOURCES) {
            int sources = Math.min(SOURCES, pre - j);
            Arrays.fill(w, 0);
            for (int k = 0; k < sources; k++) {
                for (int panel = 0; panel < panels.count; panel++) {
                    spectra(w, frequency, count, panel, j + k, k);
                }
            }
            for (int f = 0; f < count; f++) {
                for (int group = 0; group < groups; group++) {
                    for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                        product(w, f * SOURCES * rows() * 2, frequency + f, j, group, lane);
                    }
                }
            }
        }
    }

    /**
     * Σ_k w(k) cos(ωk) and Σ_k w(k) sin(ωk) for some frequencies and the 16 neurons of a panel:
     * [frequency][source][cos, sin][post].
     */
    private void spectra(double[] w, int frequency, int count, int panel, int source, int place) {
        int from = panels.at(panel, source);
        for (int f = 0; f < count; f++) {
            int to = (f * SOURCES + place) * rows() * 2 + panel * GROUP;
            for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                DoubleVector cosines = DoubleVector.zero(DOUBLES);
                DoubleVector sines = cosines;
                for (int k = 0; k < panels.lags; k++) {
                    DoubleVector v = Lanes.widened(panels.weight, from + k * GROUP + lane);
                    int turn = (frequency + f) * k;
                    cosines = v.fma(DoubleVector.broadcast(DOUBLES, transform.cosine(turn)), cosines);
                    sines = v.fma(DoubleVector.broadcast(DOUBLES, transform.sine(turn)), sines);
                }
                cosines.intoArray(w, to + lane);
                sines.intoArray(w, to + rows() + lane);
            }
        }
    }

    /** S_j = Σ_i conj(W_ij) Δ_i of four sources. */
    private void product(double[] w, int at, int frequency, int source, int group, int lane) {
        int rows = rows();
        DoubleVector re0 = DoubleVector.zero(DOUBLES);
        DoubleVector im0 = re0;
        DoubleVector re1 = re0;
        DoubleVector im1 = re0;
        DoubleVector re2 = re0;
        DoubleVector im2 = re0;
        DoubleVector re3 = re0;
        DoubleVector im3 = re0;
        int p = inputAt(frequency, 0, group) + lane;
        int step = 2 * GROUP * groups;
        for (int i = 0; i < post; i++) {
            DoubleVector re = DoubleVector.fromArray(DOUBLES, input, p);
            DoubleVector im = DoubleVector.fromArray(DOUBLES, input, p + GROUP);
            DoubleVector c = DoubleVector.broadcast(DOUBLES, w[at + i]);
            DoubleVector s = DoubleVector.broadcast(DOUBLES, w[at + rows + i]);
            re0 = c.fma(re, im.fma(s.neg(), re0));
            im0 = c.fma(im, re.fma(s, im0));
            c = DoubleVector.broadcast(DOUBLES, w[at + 2 * rows + i]);
            s = DoubleVector.broadcast(DOUBLES, w[at + 3 * rows + i]);
            re1 = c.fma(re, im.fma(s.neg(), re1));
            im1 = c.fma(im, re.fma(s, im1));
            c = DoubleVector.broadcast(DOUBLES, w[at + 4 * rows + i]);
            s = DoubleVector.broadcast(DOUBLES, w[at + 5 * rows + i]);
            re2 = c.fma(re, im.fma(s.neg(), re2));
            im2 = c.fma(im, re.fma(s, im2));
            c = DoubleVector.broadcast(DOUBLES, w[at + 6 * rows + i]);
            s = DoubleVector.broadcast(DOUBLES, w[at + 7 * rows + i]);
            re3 = c.fma(re, im.fma(s.neg(), re3));
            im3 = c.fma(im, re.fma(s, im3));
            p += step;
        }
        re0.intoArray(output, outputAt(frequency, source, group) + lane);
        im0.intoArray(output, outputAt(frequency, source, group) + GROUP + lane);
        re1.intoArray(output, outputAt(frequency, source + 1, group) + lane);
        im1.intoArray(output, outputAt(frequency, source + 1, group) + GROUP + lane);
        re2.intoArray(output, outputAt(frequency, source + 2, group) + lane);
        im2.intoArray(output, outputAt(frequency, source + 2, group) + GROUP + lane);
        re3.intoArray(output, outputAt(frequency, source + 3, group) + lane);
        im3.intoArray(output, outputAt(frequency, source + 3, group) + GROUP + lane);
    }

    /** The sums of two sources from their spectra; where the second is one too many, its spectrum is that of zeros. */
    private void synthesise(int source, int group, int ticks, boolean adds) {
        TickTransform.Work work = works.get();
        for (int f = 0; f < transform.frequencies(); f++) {
            int first = outputAt(f, source, group);
            int second = outputAt(f, source + 1, group);
            int at = f * GROUP;
            int mirrored = (transform.length - f) % transform.length * GROUP;
            for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                DoubleVector re = DoubleVector.fromArray(DOUBLES, output, first + lane);
                DoubleVector im = DoubleVector.fromArray(DOUBLES, output, first + GROUP + lane);
                DoubleVector otherRe = DoubleVector.fromArray(DOUBLES, output, second + lane);
                DoubleVector otherIm = DoubleVector.fromArray(DOUBLES, output, second + GROUP + lane);
                re.add(otherIm).intoArray(work.re, mirrored + lane);
                otherRe.sub(im).intoArray(work.im, mirrored + lane);
                re.sub(otherIm).intoArray(work.re, at + lane);
                im.add(otherRe).intoArray(work.im, at + lane);
            }
        }
        work.inverse();
        put(work.re, source, group, ticks, adds);
        if (source + 1 < pre) {
            put(work.im, source + 1, group, ticks, adds);
        }
    }

    private void put(double[] numbers, int source, int group, int ticks, boolean adds) {
        float[] sum = gradient.groups[group];
        int at = gradient.at(source, 0);
        double scale = 0.5 / transform.length;
        for (int n = 0; n < ticks * GROUP; n++) {
            float number = (float) (numbers[n] * scale);
            sum[at + n] = adds ? sum[at + n] + number : number;
        }
    }
}
