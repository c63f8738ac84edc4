package org.ranvier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Durations of a repeated action.
 *
 * @param millis the durations in ms, in increasing order
 */
record Stopwatch(List<Double> millis) {

    /**
     * Repeats an action, which is done at least once.
     *
     * @param stop asked each time whether to end early
     */
    static Stopwatch time(Effort effort, Runnable action, BooleanSupplier stop) {
        List<Double> millis = new ArrayList<>();
        long begin = System.nanoTime();
        long now = begin;
        do {
            action.run();
            long end = System.nanoTime();
            millis.add((end - now) / 1e6);
            now = end;
        } while (!effort.isEnough(millis.size(), now - begin) && !stop.getAsBoolean());
        return new Stopwatch(millis.stream().sorted().toList());
    }

    double min() {
        return millis.getFirst();
    }

    double median() {
        int half = millis.size() / 2;
        return millis.size() % 2 == 1 ? millis.get(half) : (millis.get(half - 1) + millis.get(half)) / 2;
    }
}
