package org.ranvier.plugins.schedules.standard;

/** Half a cosine from one value to another. */
final class Annealing {

    private Annealing() {}

    /**
     * The value on the way.
     *
     * @param share how far, in [0, 1]
     */
    static double cosine(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
