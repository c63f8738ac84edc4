package org.ranvier.plugins.backend.simd.run;

import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/**
 * Some ticks of a sample, and where they lie in signals.
 *
 * @param tick the tick of signals at which they begin
 * @param ticks how many
 * @param first the tick of the sample at which they begin
 * @param all how many ticks of the sample arrays have room for
 */
record Stretch(int tick, int ticks, int first, int all) {

    /** Returns all ticks of a sample, where signals begin with its first. */
    static Stretch whole(int ticks) {
        return new Stretch(0, ticks, 0, ticks);
    }

    /** Returns the tick of signals behind the last. */
    int end() {
        return tick + ticks;
    }

    /** Copies from an array [sample][tick][neuron] to a signal. */
    void load(double[] numbers, Signal signal, int samples, Parallel parallel) {
        visit(signal, samples, parallel, (x, at, n) -> x[at] = (float) numbers[n]);
    }

    /** Copies from a signal to an array [sample][tick][neuron]. */
    void store(Signal signal, double[] numbers, int samples, Parallel parallel) {
        visit(signal, samples, parallel, (x, at, n) -> numbers[n] = x[at]);
    }

    private void visit(Signal signal, int samples, Parallel parallel, Signal.Visit visit) {
        parallel.forEach(signal.groups.length, g -> {
            int sample = g * Lanes.GROUP;
            int lanes = Math.min(Lanes.GROUP, samples - sample);
            for (int t = 0; t < ticks; t++) {
                for (int n = 0; n < signal.neurons; n++) {
                    int at = signal.at(n, tick + t);
                    for (int lane = 0; lane < lanes; lane++) {
                        int number = ((sample + lane) * all + first + t) * signal.neurons + n;
                        visit.number(signal.groups[g], at + lane, number);
                    }
                }
            }
        });
    }
}
