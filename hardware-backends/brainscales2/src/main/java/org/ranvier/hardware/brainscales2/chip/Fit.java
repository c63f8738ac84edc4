package org.ranvier.hardware.brainscales2.chip;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Whether what is sent to a chip fits it and fits together: a chip takes nobody's word for it. */
final class Fit {

    /** Input channels of a network: a hundred times what the chip has room for. */
    private static final int MOST_CHANNELS = 1 << 16;

    /** Numbers of a batch, those of all signals of all samples: 128 MB. */
    private static final long MOST_NUMBERS = 1 << 24;

    private static final int MOST_FAULTS = 20;

    private final List<String> faults = new ArrayList<>();

    private Fit() {}

    static void check(ChipRouting wiring, Figures figures) {
        Fit fit = new Fit();
        fit.expect(
                wiring.circuits() <= figures.circuits(),
                "it takes " + wiring.circuits() + " circuits of " + figures.circuits());
        fit.expect(
                wiring.elements() <= figures.elements(),
                "it takes " + wiring.elements() + " delay elements of " + figures.elements());
        fit.expect(
                wiring.channels() >= 0 && wiring.channels() <= MOST_CHANNELS,
                "it has " + wiring.channels() + " input channels");
        fit.expect(wiring.sourceOfElement().length == wiring.elements(), "every delay element has a source");
        // What follows counts on these.
        fit.throwIfAny("the network does");
        fit.circuits(wiring, figures);
        fit.connections(wiring, figures);
        fit.throwIfAny("the network does");
    }

    static void check(Levels levels, ChipRouting wiring, Figures figures) {
        Fit fit = new Fit();
        fit.expect(levels.weights().length == wiring.synapses(), "there are " + wiring.synapses() + " weights");
        fit.expect(levels.delays().length == wiring.elements(), "there are " + wiring.elements() + " delays");
        fit.expect(levels.thresholds().length == wiring.neurons(), "there are " + wiring.neurons() + " thresholds");
        for (double level : levels.weights()) {
            boolean on = figures.exact() || Math.abs(level) <= figures.weightLevels() && level == Math.rint(level);
            fit.expect(on && Double.isFinite(level), "a weight has the level " + level);
        }
        for (double count : levels.delays()) {
            boolean on = count >= figures.leastCount() && count <= figures.mostCount();
            fit.expect(on && (figures.exact() || count == Math.rint(count)), "a delay has the counter " + count);
        }
        fit.throwIfAny("the numbers do");
    }

    static void check(Stimulus stimulus, ChipRouting wiring) {
        Fit fit = new Fit();
        long signals = wiring.signalOfElement(wiring.elements());
        fit.expect(
                stimulus.samples() >= 0 && Math.max(1, signals) * stimulus.samples() <= MOST_NUMBERS,
                "it has " + stimulus.samples() + " samples of " + signals + " signals");
        long inputs = (long) stimulus.samples() * wiring.channels();
        fit.expect(stimulus.spikesUs().length == inputs, "there are " + inputs + " inputs");
        for (double time : stimulus.spikesUs()) {
            fit.expect(time >= 0, "a spike is sent at " + time + " µs");
        }
        fit.throwIfAny("the batch does");
    }

    private void circuits(ChipRouting wiring, Figures figures) {
        boolean[] taken = new boolean[figures.circuits()];
        for (int circuit : wiring.circuitOfNeuron()) {
            take(circuit, taken);
        }
        for (int circuit : wiring.circuitOfElement()) {
            take(circuit, taken);
            take(circuit + 1, taken);
        }
    }

    private void take(int circuit, boolean[] taken) {
        boolean there = circuit >= 0 && circuit < taken.length;
        expect(
                there && !taken[circuit],
                there ? "circuit " + circuit + " is taken twice" : "there is no circuit " + circuit);
        if (there) {
            taken[circuit] = true;
        }
    }

    private void connections(ChipRouting wiring, Figures figures) {
        for (int source : wiring.sourceOfElement()) {
            expect(source >= 0 && source < wiring.signalOfElement(0), "a delay element delays signal " + source);
        }
        int[] fanIn = new int[wiring.neurons()];
        expect(wiring.targetOfSynapse().length == wiring.synapses(), "every synapse has a source and a target");
        for (int s = 0; s < Math.min(wiring.synapses(), wiring.targetOfSynapse().length); s++) {
            int target = wiring.targetOfSynapse()[s];
            int source = wiring.sourceOfSynapse()[s];
            boolean there = target >= 0
                    && target < fanIn.length
                    && source >= 0
                    && source < wiring.signalOfElement(wiring.elements());
            expect(there, "synapse " + s + " connects " + source + " to " + target);
            expect(s == 0 || wiring.targetOfSynapse()[s - 1] <= target, "synapse " + s + " is out of order");
            if (there) {
                fanIn[target]++;
                expect(before(source, target, wiring), "synapse " + s + " closes a loop");
            }
        }
        for (int inputs : fanIn) {
            expect(inputs <= figures.fanIn(), "a neuron has " + inputs + " inputs of " + figures.fanIn());
        }
    }

    /** Whether a signal is known before a neuron has to be computed. */
    private static boolean before(int signal, int neuron, ChipRouting wiring) {
        int at = signal < wiring.signalOfElement(0)
                ? signal
                : wiring.sourceOfElement()[signal - wiring.signalOfElement(0)];
        return at < wiring.signalOfNeuron(neuron);
    }

    private void expect(boolean holds, String fault) {
        if (!holds && faults.size() < MOST_FAULTS && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private void throwIfAny(String what) {
        if (!faults.isEmpty()) {
            String more = faults.size() > 3 ? ", and " + (faults.size() - 3) + " more" : "";
            String shown = String.join("; ", faults.subList(0, Math.min(3, faults.size())));
            throw new RanvierException(
                    Problem.usage("chip", what + " not fit: " + shown + more, "send what the chip's figures allow"));
        }
    }
}
