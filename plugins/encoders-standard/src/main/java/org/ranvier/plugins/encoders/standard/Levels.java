package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Settings;

/**
 * The levels of a latency code.
 *
 * @param least the least value of each level, in the values' own unit, descending
 * @param timeMs the time of each level in ms
 */
record Levels(double[] least, double[] timeMs) {

    /** Reads the levels from the settings of {@link Latency}. */
    static Levels of(Settings settings, double dtMs) {
        double max = settings.number("max");
        List<Double> thresholds = settings.numbers("thresholds");
        List<Double> times = settings.numbers("times");
        if (thresholds.isEmpty() && times.isEmpty()) {
            return equal(settings.integer("levels"), max, dtMs);
        }
        if (thresholds.size() != times.size()) {
            throw ValuesEncoding.misfit(
                    "latency",
                    "there are " + thresholds.size() + " thresholds but " + times.size() + " times",
                    "give one time in ms for every threshold");
        }
        for (int i = 1; i < thresholds.size(); i++) {
            if (thresholds.get(i) >= thresholds.get(i - 1)) {
                throw ValuesEncoding.misfit(
                        "latency",
                        "threshold " + thresholds.get(i) + " follows " + thresholds.get(i - 1),
                        "list the thresholds from the strongest value to the weakest");
            }
        }
        return new Levels(
                thresholds.stream().mapToDouble(x -> x * max).toArray(),
                times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Levels equal(int count, double max, double dtMs) {
        double[] least = new double[count];
        double[] timeMs = new double[count];
        for (int k = 0; k < count; k++) {
            // Multiplied before divided: the levels of 8-bit pixels are then exact where they are whole numbers.
            least[k] = (count - 1 - k) * max / count;
            timeMs[k] = k * dtMs;
        }
        return new Levels(least, timeMs);
    }

    /** The level of a value, or −1 when it stays silent. */
    int of(double value) {
        for (int k = 0; k < least.length; k++) {
            if (value > 0 && value >= least[k]) {
                return k;
            }
        }
        return -1;
    }
}
