package org.ranvier.hardware.brainscales2;

/** The mean and the standard deviation of numbers, one after the other; infinite ones are left out. */
final class Spread {

    private int count;
    private double mean;
    private double squares;

    void add(double value) {
        if (Double.isFinite(value)) {
            count++;
            double from = value - mean;
            mean += from / count;
            squares += from * (value - mean);
        }
    }

    int count() {
        return count;
    }

    double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    double sd() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }
}
