package org.ranvier.hardware.brainscales2.chip;

import java.util.Arrays;
import org.ranvier.api.Philox;

/**
 * A model of the chip: neurons with exact spike times, thresholds that are a bit off, and time constants and synapses
 * where that is asked for, delays that jitter, and links of a limited rate.
 *
 * <p>Every random number is a pure function of the chip's seed, of the batch and of a circuit: the fixed pattern
 * belongs to circuits, so that another network finds the same one on the same circuits; noise belongs to a trial.
 *
 * <p>Source: J. Göltz, J. Weber et al., "DelGrad", 2024, whose figures are the defaults.
 */
public final class Emulator implements Chip {

    private static final int PATTERN = Philox.stream("brainscales2/threshold");
    private static final int TIME = Philox.stream("brainscales2/time");
    private static final int SYNAPSE = Philox.stream("brainscales2/synapse");
    private static final int TRIAL = Philox.stream("brainscales2/trial");
    private static final int JITTER = Philox.stream("brainscales2/jitter");
    /** An odd number that keeps the seeds of chips and of experiments apart: 2⁶⁴ over the golden ratio. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Figures figures;
    private final Imperfections flaws;
    private final long seed;
    private ChipRouting wiring;
    private Levels levels;
    private Inputs[] inputs;
    /** Of the network's neurons, by their circuits: how far thresholds are off, and time constants in tau. */
    private double[] offsets;

    private double[] constants;
    /** Factors of the weights, by synapse. */
    private double[] strengths;

    /** The synapses of a neuron. */
    private record Inputs(int first, int count) {}

    /**
     * A chip.
     *
     * @param seed tells chips apart
     */
    public Emulator(Figures figures, Imperfections flaws, long seed) {
        this.figures = figures;
        this.flaws = flaws;
        this.seed = seed;
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    public void place(ChipRouting wiring) {
        Fit.check(wiring, figures);
        this.wiring = wiring;
        levels = null;
        inputs = new Inputs[wiring.neurons()];
        int first = 0;
        for (int n = 0; n < inputs.length; n++) {
            int end = first;
            while (end < wiring.synapses() && wiring.targetOfSynapse()[end] == n) {
                end++;
            }
            inputs[n] = new Inputs(first, end - first);
            first = end;
        }
        offsets = Arrays.stream(wiring.circuitOfNeuron())
                .mapToDouble(this::pattern)
                .toArray();
        constants =
                Arrays.stream(wiring.circuitOfNeuron()).mapToDouble(this::time).toArray();
        strengths = new double[wiring.synapses()];
        for (int n = 0; n < inputs.length; n++) {
            for (int k = 0; k < inputs[n].count(); k++) {
                strengths[inputs[n].first() + k] = strength(wiring.circuitOfNeuron()[n], k);
            }
        }
    }

    @Override
    public void write(Levels levels) {
        if (wiring == null) {
            throw new IllegalStateException("a network is placed before its numbers are written");
        }
        Fit.check(levels, wiring, figures);
        this.levels = levels;
    }

    /** Returns the deviation of a circuit's threshold on this chip. */
    double pattern(int circuit) {
        return flaws.thresholdMean() + flaws.thresholdSd() * Philox.normal(seed, PATTERN, 0, circuit);
    }

    /** A circuit's time constant on this chip, in tau. */
    double time(int circuit) {
        return Math.exp(flaws.timeSd() * Philox.normal(seed, TIME, 0, circuit));
    }

    /** Returns the factor of weights at an input of a circuit. */
    double strength(int circuit, int input) {
        return Math.exp(flaws.synapseSd() * Philox.normal(seed, SYNAPSE, 0, (long) circuit * figures.fanIn() + input));
    }

    @Override
    public Readout run(Stimulus stimulus) {
        if (levels == null) {
            throw new IllegalStateException("numbers are written before a batch runs");
        }
        Fit.check(stimulus, wiring);
        int samples = stimulus.samples();
        Readout readout =
                new Readout(new double[samples * wiring.neurons()], new double[samples * wiring.elements()], 0, 0);
        Link in = new Link(flaws.linkEventsPerUs(), flaws.linkBuffer());
        Link out = new Link(flaws.linkEventsPerUs(), flaws.linkBuffer());
        double[] thresholds = thresholds(stimulus);
        Sample sample = new Sample(thresholds, weights());
        for (int b = 0; b < samples; b++) {
            double[] sent = Arrays.copyOfRange(stimulus.spikesUs(), b * wiring.channels(), (b + 1) * wiring.channels());
            Arrays.setAll(sent, c -> figures.stamped(sent[c]));
            in.carry(sent);
            double[] recorded = sample.run(sent, stimulus, b);
            out.carry(recorded);
            System.arraycopy(recorded, 0, readout.neuronsUs(), b * wiring.neurons(), wiring.neurons());
            System.arraycopy(
                    recorded, wiring.neurons(), readout.elementsUs(), b * wiring.elements(), wiring.elements());
        }
        return new Readout(readout.neuronsUs(), readout.elementsUs(), in.dropped(), out.dropped());
    }

    private double[] thresholds(Stimulus stimulus) {
        double[] thresholds = new double[wiring.neurons()];
        for (int n = 0; n < thresholds.length; n++) {
            int circuit = wiring.circuitOfNeuron()[n];
            thresholds[n] = levels.thresholds()[n]
                    + offsets[n]
                    + flaws.trialSd() * Philox.normal(key(stimulus), TRIAL, stimulus.trial(), circuit);
        }
        return thresholds;
    }

    /** The weights of synapses, as strong as they are on this chip. */
    private double[] weights() {
        double[] weights = new double[wiring.synapses()];
        Arrays.setAll(weights, s -> levels.weights()[s] / figures.weightScale() * strengths[s]);
        return weights;
    }

    private long key(Stimulus stimulus) {
        return seed * MIX + stimulus.seed();
    }

    /** One sample at a time; room for it is made once. */
    private final class Sample {

        private final double[] thresholds;
        private final double[] weights;
        /** The time at which each signal is sent, in tau. */
        private final double[] sent;

        private final double[] times;
        private final double[] arriving;
        /** By channel and neuron, the elements that delay it. */
        private final int[][] elementsOf;

        Sample(double[] thresholds, double[] weights) {
            this.thresholds = thresholds;
            this.weights = weights;
            int signals = wiring.signalOfElement(wiring.elements());
            sent = new double[signals];
            int most = Arrays.stream(inputs).mapToInt(Inputs::count).max().orElse(0);
            times = new double[most];
            arriving = new double[most];
            elementsOf = new int[wiring.signalOfElement(0)][];
            for (int s = 0; s < elementsOf.length; s++) {
                int source = s;
                elementsOf[s] = java.util.stream.IntStream.range(0, wiring.elements())
                        .filter(e -> wiring.sourceOfElement()[e] == source)
                        .toArray();
            }
        }

        /** First spikes of neurons, then of elements, as they are stamped, in µs. */
        double[] run(double[] inputsUs, Stimulus stimulus, int index) {
            for (int c = 0; c < inputsUs.length; c++) {
                send(c, inputsUs[c] / figures.tauUs(), stimulus, index);
            }
            for (int n = 0; n < thresholds.length; n++) {
                // The membrane has times in its own constant, and potentials rise the higher the longer that is: w t
                // e^(−t/constant).
                double own = constants[n];
                double spike = Membrane.firstSpike(gather(inputs[n], own), times, arriving, thresholds[n] / own);
                send(wiring.signalOfNeuron(n), own * spike, stimulus, index);
            }
            double[] recorded = new double[wiring.neurons() + wiring.elements()];
            for (int n = 0; n < recorded.length; n++) {
                double us = sent[wiring.channels() + n] * figures.tauUs();
                recorded[n] = us > figures.sampleUs() ? Double.POSITIVE_INFINITY : figures.stamped(us);
            }
            return recorded;
        }

        private void send(int signal, double time, Stimulus stimulus, int index) {
            sent[signal] = time;
            for (int element : elementsOf[signal]) {
                double delay = figures.delayUs(levels.delays()[element]) / figures.tauUs();
                long draw = (long) index * wiring.elements() + element;
                double jitter = flaws.jitter() == 0
                        ? 0
                        : flaws.jitter() * Philox.normal(key(stimulus), JITTER, stimulus.trial(), draw);
                sent[wiring.signalOfElement(element)] = time + delay + jitter;
            }
        }

        /** Arrivals by time, in units of so many tau, of equal times by synapse. */
        private int gather(Inputs in, double unit) {
            int count = 0;
            for (int s = in.first(); s < in.first() + in.count(); s++) {
                double time = sent[wiring.sourceOfSynapse()[s]] / unit;
                if (time < Double.POSITIVE_INFINITY) {
                    int n = count++;
                    while (n > 0 && times[n - 1] > time) {
                        times[n] = times[n - 1];
                        arriving[n] = arriving[n - 1];
                        n--;
                    }
                    times[n] = time;
                    arriving[n] = weights[s];
                }
            }
            return count;
        }
    }

    @Override
    public void close() {}
}
