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

    /** Sources whose spectra are at hand at once, so that a group's δ is read from memory for all of them. */
    private static final int SOURCES = 16;

    /** Sources whose sums stay in registers. */
    private static final int PAIR = 2;

    /** Numbers to the spectrum of a kernel at a frequency: its real part, its imaginary part, and their sum. */
    private static final int PARTS = 3;

    /** {@link Lanes#ALIGNED} in numbers of double precision, before which Java puts 16 bytes, too. */
    private static final int FIRST = Lanes.ALIGNED / 2;

    private final Panels panels;
    private final Signal delta;
    private final Signal gradient;
    private final TickTransform transform;
    private final int groups;
    private final int pre;
    private final int post;
    /** Spectra of δ, [frequency][group][post][re, im][16]. */
    private final double[] input;
    /** Twice the spectra of the sums, [frequency][source, in pairs][group][re, im][16]. */
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
        this.weights = ThreadLocal.withInitial(() -> new double[BLOCK * SOURCES * rows() * PARTS]);
    }

    private int rows() {
        return panels.count * GROUP;
    }

    private int inputAt(int frequency, int neuron, int group) {
        return FIRST + Math.multiplyExact((frequency * groups + group) * post + neuron, 2 * GROUP);
    }

    private int outputAt(int frequency, int source, int group) {
        int sources = (pre + PAIR - 1) / PAIR * PAIR;
        return FIRST + Math.multiplyExact((frequency * sources + source) * groups + group, 2 * GROUP);
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
            for (int k = 0; k < sources; k++) {
                for (int panel = 0; panel < panels.count; panel++) {
                    spectra(w, frequency, panel, j + k, k);
                }
            }
            if (sources % PAIR > 0) {
                for (int f = 0; f < count; f++) {
                    int at = weightAt(f, sources);
                    Arrays.fill(w, at, at + rows() * PARTS, 0);
                }
            }
            for (int f = 0; f < count; f++) {
                for (int group = 0; group < groups; group++) {
                    for (int lane = 0; lane < GROUP; lane += 2 * DOUBLE_WIDTH) {
                        for (int k = 0; k < sources; k += PAIR) {
                            product(w, weightAt(f, k), frequency + f, j + k, group, lane);
                        }
                    }
                }
            }
        }
    }

    /** Returns where the spectra of a source's kernels begin, of some frequencies: [frequency][source][part][post]. */
    private int weightAt(int frequency, int source) {
        return (frequency * SOURCES + source) * rows() * PARTS;
    }

    /** Σ_k w(k) cos(ωk), Σ_k w(k) sin(ωk) and their sum for a block of frequencies and the 16 neurons of a panel. */
    private void spectra(double[] w, int frequency, int panel, int source, int place) {
        int from = panels.at(panel, source);
        for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
            spectra(w, weightAt(0, place) + panel * GROUP + lane, frequency, from + lane);
        }
    }

    private void spectra(double[] w, int to, int frequency, int from) {
        DoubleVector c0 = DoubleVector.zero(DOUBLES);
        DoubleVector s0 = c0;
        DoubleVector c1 = c0;
        DoubleVector s1 = c0;
        DoubleVector c2 = c0;
        DoubleVector s2 = c0;
        DoubleVector c3 = c0;
        DoubleVector s3 = c0;
        for (int k = 0; k < panels.lags; k++) {
            DoubleVector v = Lanes.widened(panels.weight, from + k * GROUP);
            int turn = frequency * k;
            c0 = v.fma(DoubleVector.broadcast(DOUBLES, transform.cosine(turn)), c0);
            s0 = v.fma(DoubleVector.broadcast(DOUBLES, transform.sine(turn)), s0);
            c1 = v.fma(DoubleVector.broadcast(DOUBLES, transform.cosine(turn + k)), c1);
            s1 = v.fma(DoubleVector.broadcast(DOUBLES, transform.sine(turn + k)), s1);
            c2 = v.fma(DoubleVector.broadcast(DOUBLES, transform.cosine(turn + 2 * k)), c2);
            s2 = v.fma(DoubleVector.broadcast(DOUBLES, transform.sine(turn + 2 * k)), s2);
            c3 = v.fma(DoubleVector.broadcast(DOUBLES, transform.cosine(turn + 3 * k)), c3);
            s3 = v.fma(DoubleVector.broadcast(DOUBLES, transform.sine(turn + 3 * k)), s3);
        }
        int step = weightAt(1, 0);
        put(w, to, c0, s0);
        put(w, to + step, c1, s1);
        put(w, to + 2 * step, c2, s2);
        put(w, to + 3 * step, c3, s3);
    }

    private void put(double[] w, int to, DoubleVector cosines, DoubleVector sines) {
        cosines.intoArray(w, to);
        sines.intoArray(w, to + rows());
        cosines.add(sines).intoArray(w, to + 2 * rows());
    }

    /**
     * S_j = Σ_i conj(W_ij) Δ_i of two sources and two vectors of samples, by three products instead of four: Σ c·re, Σ
     * s·im and Σ (c + s)(re + im).
     */
    private void product(double[] w, int at, int frequency, int source, int group, int lane) {
        int rows = rows();
        DoubleVector a00 = DoubleVector.zero(DOUBLES);
        DoubleVector b00 = a00;
        DoubleVector c00 = a00;
        DoubleVector a10 = a00;
        DoubleVector b10 = a00;
        DoubleVector c10 = a00;
        DoubleVector a01 = a00;
        DoubleVector b01 = a00;
        DoubleVector c01 = a00;
        DoubleVector a11 = a00;
        DoubleVector b11 = a00;
        DoubleVector c11 = a00;
        int p = inputAt(frequency, 0, group) + lane;
        for (int i = 0; i < post; i++) {
            DoubleVector part = DoubleVector.broadcast(DOUBLES, w[at + i]);
            DoubleVector re0 = DoubleVector.fromArray(DOUBLES, input, p);
            DoubleVector re1 = DoubleVector.fromArray(DOUBLES, input, p + DOUBLE_WIDTH);
            a00 = part.fma(re0, a00);
            a01 = part.fma(re1, a01);
            part = DoubleVector.broadcast(DOUBLES, w[at + 3 * rows + i]);
            a10 = part.fma(re0, a10);
            a11 = part.fma(re1, a11);
            DoubleVector im0 = DoubleVector.fromArray(DOUBLES, input, p + GROUP);
            DoubleVector im1 = DoubleVector.fromArray(DOUBLES, input, p + DOUBLE_WIDTH + GROUP);
            re0 = re0.add(im0);
            re1 = re1.add(im1);
            part = DoubleVector.broadcast(DOUBLES, w[at + rows + i]);
            b00 = part.fma(im0, b00);
            b01 = part.fma(im1, b01);
            part = DoubleVector.broadcast(DOUBLES, w[at + 4 * rows + i]);
            b10 = part.fma(im0, b10);
            b11 = part.fma(im1, b11);
            part = DoubleVector.broadcast(DOUBLES, w[at + 2 * rows + i]);
            c00 = part.fma(re0, c00);
            c01 = part.fma(re1, c01);
            part = DoubleVector.broadcast(DOUBLES, w[at + 5 * rows + i]);
            c10 = part.fma(re0, c10);
            c11 = part.fma(re1, c11);
            p += 2 * GROUP;
        }
        put(frequency, source, group, lane, a00, b00, c00);
        put(frequency, source, group, lane + DOUBLE_WIDTH, a01, b01, c01);
        put(frequency, source + 1, group, lane, a10, b10, c10);
        put(frequency, source + 1, group, lane + DOUBLE_WIDTH, a11, b11, c11);
    }

    private void put(int frequency, int source, int group, int lane, DoubleVector a, DoubleVector b, DoubleVector c) {
        int at = outputAt(frequency, source, group) + lane;
        a.sub(b).intoArray(output, at);
        c.sub(a).sub(b).intoArray(output, at + GROUP);
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
