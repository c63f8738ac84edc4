package org.ranvier.plugins.backend.simd.event;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.ranvier.api.event.EventRule.KernelValues;
import org.ranvier.api.event.EventRule.StandardThresholdRule;

/**
 * Gradients of a neuron's spikes in all samples of a block at once, for any response: with u' = Σ w κ'(t − a) over
 * arrivals a before t, ∂t/∂w = −κ(t − a)/u' and ∂t/∂a = w κ'(t − a)/u'. It takes spike times alone, so arrivals need no
 * order.
 */
final class LaneGradients {

    private static final int GROUP = DoubleLanes.GROUP;

    private final Network network;
    private final double cut;
    /** Per lane: how long before the spike it is that something arrives. */
    private final double[] since = new double[GROUP];
    /** Per synapse of a neuron and lane: κ, and w κ', each 0 for what arrives too late. */
    private final double[] values;

    private final double[] slopes;
    /** Per lane: Σ w κ', and the largest κ. */
    private final double[] sums;

    private final double[] largest;
    private final double[] products;

    LaneGradients(Network network, StandardThresholdRule crossings) {
        this.network = network;
        this.cut = crossings.cut();
        values = new double[network.largestFanIn() * GROUP];
        slopes = new double[values.length];
        sums = new double[GROUP];
        largest = new double[GROUP];
        products = new double[2 * GROUP];
    }

    /**
     * Goes back through one neuron.
     *
     * @param spikes spike times, [source][lane]
     * @param errors dL/dt of them, of which those of the neuron's sources grow
     * @param byWeight grows by dL/dw of each synapse
     * @param byArrival grows by dL/da of each synapse
     */
    void add(int neuron, double[] spikes, double[] errors, double[] byWeight, double[] byArrival) {
        int first = network.first[neuron];
        int count = network.first[neuron + 1] - first;
        KernelValues kernel = network.kernel(neuron);
        java.util.Arrays.fill(sums, 0);
        java.util.Arrays.fill(largest, 0);
        boolean halves = LaneExponentials.is(kernel);
        for (int n = 0; n < count; n++) {
            since(first + n, neuron * GROUP, spikes);
            if (halves) {
                exponentials(kernel, n * GROUP);
            } else {
                terms(kernel, n * GROUP);
            }
            weigh(network.weights[first + n], n * GROUP);
        }
        factors(neuron * GROUP, errors);
        for (int n = 0; n < count; n++) {
            share(n * GROUP, network.source[first + n] * GROUP, errors);
            byWeight[first + n] += DoubleLanes.sum(products, 0);
            byArrival[first + n] += DoubleLanes.sum(products, GROUP);
        }
    }

    /** t − a of each lane; no positive number where either is never. */
    private void since(int synapse, int neuron, double[] spikes) {
        int source = network.source[synapse] * GROUP;
        for (int lane = 0; lane < GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector spike = DoubleLanes.at(spikes, neuron + lane);
            DoubleVector t = spike.sub(DoubleLanes.at(spikes, source + lane).add(network.delays[synapse]));
            t.blend(0, spike.compare(GE, DoubleLanes.FAR)).intoArray(since, lane);
        }
    }

    /** The response that most networks have, with one exponential instead of two. */
    private void exponentials(KernelValues kernel, int to) {
        int slow = LaneExponentials.slow(kernel);
        double c = kernel.coefficients()[slow];
        double rate = -1 / kernel.taus()[slow];
        for (int lane = 0; lane < GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector y = DoubleLanes.exp(DoubleLanes.at(since, lane).mul(rate));
            DoubleVector y2 = y.mul(y);
            y.sub(y2).mul(c).intoArray(values, to + lane);
            y.sub(y2.add(y2)).mul(c * rate).intoArray(slopes, to + lane);
        }
    }

    private void terms(KernelValues kernel, int to) {
        java.util.Arrays.fill(values, to, to + GROUP, 0);
        java.util.Arrays.fill(slopes, to, to + GROUP, 0);
        for (int m = 0; m < kernel.powers().length; m++) {
            term(kernel.coefficients()[m], kernel.powers()[m], -1 / kernel.taus()[m], to);
        }
    }

    private void term(double coefficient, int powers, double rate, int to) {
        for (int lane = 0; lane < GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector t = DoubleLanes.at(since, lane).max(0);
            DoubleVector decay = DoubleLanes.exp(t.mul(rate)).mul(coefficient);
            DoubleVector power = DoubleLanes.all(1);
            DoubleVector rise = DoubleVector.zero(DoubleLanes.SPECIES);
            for (int p = 1; p <= powers; p++) {
                rise = power.mul(p);
                power = power.mul(t);
            }
            DoubleLanes.at(values, to + lane).add(decay.mul(power)).intoArray(values, to + lane);
            DoubleVector slope = decay.mul(power.fma(DoubleLanes.all(rate), rise));
            DoubleLanes.at(slopes, to + lane).add(slope).intoArray(slopes, to + lane);
        }
    }

    /** Takes out what arrives too late, and sums up. */
    private void weigh(double weight, int at) {
        for (int lane = 0; lane < GROUP; lane += DoubleLanes.WIDTH) {
            VectorMask<Double> late = DoubleLanes.at(since, lane).compare(LE, 0);
            DoubleVector value = DoubleLanes.at(values, at + lane).blend(0, late);
            DoubleVector slope = DoubleLanes.at(slopes, at + lane).mul(weight).blend(0, late);
            value.intoArray(values, at + lane);
            slope.intoArray(slopes, at + lane);
            DoubleLanes.at(sums, lane).add(slope).intoArray(sums, lane);
            DoubleLanes.at(largest, lane).max(value.abs()).intoArray(largest, lane);
        }
    }

    /** Makes of the sums dL/dt/u', by which slopes count, and of the largest what values count by. */
    private void factors(int neuron, double[] errors) {
        DoubleVector zero = DoubleVector.zero(DoubleLanes.SPECIES);
        for (int lane = 0; lane < GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector error = DoubleLanes.at(errors, neuron + lane);
            DoubleVector slope = DoubleLanes.at(sums, lane);
            DoubleVector inverse = DoubleLanes.all(1).div(slope);
            DoubleVector factor = zero.blend(error.mul(inverse), slope.compare(GT, 0));
            factor.intoArray(sums, lane);
            DoubleVector most =
                    DoubleLanes.at(largest, lane).mul(inverse).mul(error).abs();
            DoubleVector kept = cut == 0 ? factor : factor.blend(0, most.compare(GT, cut));
            kept.neg().intoArray(largest, lane);
        }
    }

    private void share(int from, int source, double[] errors) {
        for (int lane = 0; lane < GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector byArrival = DoubleLanes.at(slopes, from + lane).mul(DoubleLanes.at(sums, lane));
            DoubleLanes.at(values, from + lane)
                    .mul(DoubleLanes.at(largest, lane))
                    .intoArray(products, lane);
            byArrival.intoArray(products, GROUP + lane);
            DoubleLanes.at(errors, source + lane).add(byArrival).intoArray(errors, source + lane);
        }
    }
}
