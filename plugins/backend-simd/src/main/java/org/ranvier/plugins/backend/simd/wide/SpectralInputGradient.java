package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.DOUBLE_WIDTH;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
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

    private final Panels panels;
    private final Signal delta;
    private final Signal gradient;
    private final TickTransform transform;
    private final int groups;
    private final int pre;
    private final int post;
    /** For how many neurons there is room, those before or those after. */
    private final int neurons;
    /** Twice the spectra of δ and then, in their place, of the sums: [frequency][group][neuron][re, im][16]. */
    private final double[] spectra;

    private final ThreadLocal<TickTransform.Work> works;
    private final ThreadLocal<SpectralProduct> products;

    SpectralInputGradient(Panels panels, Signal delta, Signal gradient, int ticks) {
        this.panels = panels;
        this.delta = delta;
        this.gradient = gradient;
        this.transform = new TickTransform(ticks + panels.lags);
        this.groups = delta.groups.length;
        this.pre = panels.connection().synapses.pre;
        this.post = panels.connection().synapses.post;
        this.neurons = SpectralProduct.inFours(Math.max(pre, post));
        this.spectra = new double[at(transform.frequencies(), 0, 0)];
        this.works = ThreadLocal.withInitial(() -> transform.new Work());
        this.products = ThreadLocal.withInitial(
                () -> new SpectralProduct(new KernelSpectra(panels, transform), pre, post, groups, neurons));
    }

    private int at(int frequency, int neuron, int group) {
        return TickTransform.FIRST
                + Math.multiplyExact((frequency * groups + group) * neurons + neuron, SpectralProduct.NUMBERS);
    }

    /**
     * Computes the gradient of the sources.
     *
     * @param adds whether it is added to what is there already
     */
    void run(int ticks, boolean adds, Parallel parallel) {
        int inPairs = (post + 1) / 2;
        parallel.forEach(inPairs * groups, n -> analyse(n / groups * 2, n % groups, ticks));
        parallel.forBlocks(transform.frequencies(), KernelSpectra.FREQUENCIES, this::multiply);
        int outPairs = (pre + 1) / 2;
        parallel.forEach(outPairs * groups, n -> synthesise(n / groups * 2, n % groups, ticks, adds));
    }

    private void multiply(int frequency, int count) {
        products.get().multiply(spectra, at(frequency, 0, 0), frequency, count);
    }

    /** Twice the spectra of two neurons' δ; the second may be one too many. */
    private void analyse(int neuron, int group, int ticks) {
        TickTransform.Work work = works.get();
        fill(work.re, neuron, group, ticks);
        if (neuron + 1 < post) {
            fill(work.im, neuron + 1, group, ticks);
        } else {
            Arrays.fill(work.im, 0);
        }
        work.transform();
        for (int f = 0; f < transform.frequencies(); f++) {
            int one = transform.at(f);
            int mirrored = transform.at(transform.length - f);
            int first = at(f, neuron, group);
            int second = at(f, neuron + 1, group);
            for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                DoubleVector re = DoubleVector.fromArray(DOUBLES, work.re, one + lane);
                DoubleVector im = DoubleVector.fromArray(DOUBLES, work.im, one + lane);
                DoubleVector reMirrored = DoubleVector.fromArray(DOUBLES, work.re, mirrored + lane);
                DoubleVector imMirrored = DoubleVector.fromArray(DOUBLES, work.im, mirrored + lane);
                re.add(reMirrored).intoArray(spectra, first + lane);
                im.sub(imMirrored).intoArray(spectra, first + GROUP + lane);
                im.add(imMirrored).intoArray(spectra, second + lane);
                reMirrored.sub(re).intoArray(spectra, second + GROUP + lane);
            }
        }
    }

    private void fill(double[] numbers, int neuron, int group, int ticks) {
        float[] from = delta.groups[group];
        int at = delta.at(neuron, 0);
        // What comes back from later ticks lies behind the last, as zeros do where there are none.
        int known = (ticks + panels.lags) * GROUP;
        for (int n = 0; n < known; n++) {
            numbers[TickTransform.FIRST + n] = from[at + n];
        }
        Arrays.fill(numbers, TickTransform.FIRST + known, numbers.length, 0);
    }

    /** The sums of two sources from their spectra; where the second is one too many, its spectrum is that of zeros. */
    private void synthesise(int source, int group, int ticks, boolean adds) {
        TickTransform.Work work = works.get();
        for (int f = 0; f < transform.frequencies(); f++) {
            int first = at(f, source, group);
            int second = at(f, source + 1, group);
            int one = transform.at(f);
            int mirrored = transform.at(transform.length - f);
            for (int lane = 0; lane < GROUP; lane += DOUBLE_WIDTH) {
                DoubleVector re = DoubleVector.fromArray(DOUBLES, spectra, first + lane);
                DoubleVector im = DoubleVector.fromArray(DOUBLES, spectra, first + GROUP + lane);
                DoubleVector otherRe = DoubleVector.fromArray(DOUBLES, spectra, second + lane);
                DoubleVector otherIm = DoubleVector.fromArray(DOUBLES, spectra, second + GROUP + lane);
                re.add(otherIm).intoArray(work.re, mirrored + lane);
                otherRe.sub(im).intoArray(work.im, mirrored + lane);
                re.sub(otherIm).intoArray(work.re, one + lane);
                im.add(otherRe).intoArray(work.im, one + lane);
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
            float number = (float) (numbers[TickTransform.FIRST + n] * scale);
            sum[at + n] = adds ? sum[at + n] + number : number;
        }
    }
}
