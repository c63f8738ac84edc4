package org.ranvier.cli.hardware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a figure: from numbers to places, and round numbers to label it with.
 *
 * @param low the number at its beginning
 * @param high the number at its end
 * @param step the distance of labels
 * @param from where it begins, in pixels
 * @param to where it ends
 */
record Axis(double low, double high, double step, double from, double to) {

    private static final int LABELS = 6;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** An axis on which all finite numbers have room, with round ends. */
    static Axis over(double[] values, double from, double to) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double least = Arrays.stream(finite).min().orElse(0);
        double most = Arrays.stream(finite).max().orElse(1);
        if (most - least <= 1e-12 * Math.max(Math.abs(least), Math.abs(most))) {
            double half = least == 0 ? 1 : Math.abs(least) / 10;
            least -= half;
            most += half;
        }
        double step = step(most - least);
        return new Axis(Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step, step, from, to);
    }

    private static double step(double range) {
        double rough = range / LABELS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return Arrays.stream(ROUND)
                .map(r -> r * power)
                .filter(s -> s >= rough * (1 - 1e-9))
                .findFirst()
                .orElse(10 * power);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    List<Double> labelled() {
        List<Double> values = new ArrayList<>();
        int count = (int) Math.round((high - low) / step);
        for (int n = 0; n <= count; n++) {
            values.add(low + n * step);
        }
        return values;
    }

    /** With as many digits as tell labels apart. */
    String label(double value) {
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        // A step of 2.5 needs one more than its power of ten.
        boolean half = Math.abs(step * Math.pow(10, digits) - Math.rint(step * Math.pow(10, digits))) > 1e-6;
        String text = String.format(Locale.ROOT, "%." + (digits + (half ? 1 : 0)) + "f", value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }
}
