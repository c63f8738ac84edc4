package org.ranvier.plugins.backend.simd.run;

import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/** The past of a signal as it is. */
final class PastNumbers implements Past {

    private final Signal signal;
    private final int ticks;
    /** [group][neuron][tick][16]. */
    private final float[][] numbers;

    /**
     * Makes room.
     *
     * @param ticks how many are kept
     */
    PastNumbers(Signal signal, int ticks) {
        this.signal = signal;
        this.ticks = ticks;
        this.numbers = new float[signal.groups.length][signal.neurons * ticks * Lanes.GROUP];
    }

    @Override
    public void keep(int end, Parallel parallel) {
        each(
                parallel,
                (g, n) -> System.arraycopy(
                        signal.groups[g], signal.at(n, end - ticks), numbers[g], at(n), ticks * Lanes.GROUP));
    }

    @Override
    public void restore(int end, Parallel parallel) {
        each(
                parallel,
                (g, n) -> System.arraycopy(
                        numbers[g], at(n), signal.groups[g], signal.at(n, end - ticks), ticks * Lanes.GROUP));
    }

    private int at(int neuron) {
        return neuron * ticks * Lanes.GROUP;
    }

    private interface Task {
        void run(int group, int neuron);
    }

    private void each(Parallel parallel, Task task) {
        parallel.forRows(numbers.length, signal.neurons, Lanes.ROWS, (g, first, last) -> {
            for (int n = first; n < last; n++) {
                task.run(g, n);
            }
        });
    }

    @Override
    public int ticks() {
        return ticks;
    }

    @Override
    public long floats() {
        return (long) numbers.length * signal.neurons * ticks * Lanes.GROUP;
    }
}
