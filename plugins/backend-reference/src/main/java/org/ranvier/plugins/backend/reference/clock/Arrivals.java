package org.ranvier.plugins.backend.reference.clock;

import java.util.ArrayList;
import java.util.List;

/**
 * The values arriving at the population's side of a projection, tick by tick; extended into the future as signals are
 * sent.
 */
final class Arrivals {

    private final int width;
    private final List<double[]> ticks = new ArrayList<>();

    Arrivals(int width) {
        this.width = width;
    }

    double[] at(int tick) {
        while (ticks.size() <= tick) {
            ticks.add(new double[width]);
        }
        return ticks.get(tick);
    }

    /** Gives up a tick that is past. */
    void forget(int tick) {
        ticks.set(tick, null);
    }
}
