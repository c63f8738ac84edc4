package org.ranvier.figures.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers of an axis.
 *
 * @param values in rising order, all within the axis
 * @param labels what stands at each
 */
public record Ticks(List<Double> values, List<String> labels) {

    private static final double[] ROUND = {1, 2, 5, 10};
    /** A little more than the error of a division. */
    private static final double TINY = 1e-9;

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Makes both unmodifiable. */
    public Ticks {
        values = List.copyOf(values);
        labels = List.copyOf(labels);
    }

    /**
     * Returns multiples of 1, 2 or 5 times a power of ten.
     *
     * @param range the ends of the axis
     * @param most how many there may be, from 2
     * @param whole whether only whole numbers count
     */
    public static Ticks linear(Range range, int most, boolean whole) {
        double step = round((range.high() - range.low()) / Math.max(1, most));
        if (whole) {
            step = Math.max(1, step);
        }
        while (count(range, step) > most) {
            step = round(step * 1.5);
        }
        List<Double> values = new ArrayList<>();
        double first = Math.ceil(range.low() / step - TINY);
        for (int n = 0; n < count(range, step); n++) {
            values.add((first + n) * step + 0.0);
        }
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        double power = step;
        return new Ticks(
                values, values.stream().map(v -> label(v, power, largest)).toList());
    }

    private static int count(Range range, double step) {
        return (int) (Math.floor(range.high() / step + TINY) - Math.ceil(range.low() / step - TINY)) + 1;
    }

    /** Returns the least of 1, 2 or 5 times a power of ten that is not below a number above 0. */
    public static double round(double least) {
        int exponent = (int) Math.floor(StrictMath.log10(least) + TINY);
        double power = StrictMath.pow(10, exponent);
        for (double round : ROUND) {
            if (round * power >= least * (1 - TINY)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /** With as many digits as tell labels apart; by a power of ten where they are very large or small. */
    private static String label(double value, double step, double largest) {
        if (value == 0) {
            return "0";
        }
        int digits = Math.max(0, -(int) Math.floor(StrictMath.log10(step) + TINY));
        if (largest < 1e6 && digits <= 4) {
            return minus(
                    String.format(Locale.ROOT, largest >= 1e4 ? "%,." + digits + "f" : "%." + digits + "f", value));
        }
        int exponent = (int) Math.floor(StrictMath.log10(largest) + TINY);
        double scale = StrictMath.pow(10, exponent);
        int places = Math.max(0, digits + exponent);
        if (step > 1) {
            places = Math.max(0, exponent - (int) Math.floor(StrictMath.log10(step) + TINY));
        }
        return minus(String.format(Locale.ROOT, "%." + places + "f", value / scale)) + "×10" + raised(exponent);
    }

    /**
     * Returns powers of ten, and 2 and 5 times these where there is room.
     *
     * @param range the ends of the axis, above 0
     * @param most how many there may be, from 2
     */
    public static Ticks log(Range range, int most) {
        int first = (int) Math.floor(StrictMath.log10(range.low()) + TINY);
        int last = (int) Math.ceil(StrictMath.log10(range.high()) - TINY);
        for (double[] within : new double[][] {{1, 2, 5}, {1, 3}, {1}}) {
            List<Double> values = decades(range, first, last, 1, within);
            if (values.size() <= most && values.size() >= 2) {
                return new Ticks(values, values.stream().map(Ticks::power).toList());
            }
        }
        for (int every = 2; every <= last - first; every++) {
            List<Double> values = decades(range, first, last, every, new double[] {1});
            if (values.size() <= most && values.size() >= 2) {
                return new Ticks(values, values.stream().map(Ticks::power).toList());
            }
        }
        // Less than a decade, in which there are not two of these.
        return linear(range, most, false);
    }

    private static List<Double> decades(Range range, int first, int last, int every, double[] within) {
        List<Double> values = new ArrayList<>();
        for (int exponent = Math.floorDiv(first, every) * every; exponent <= last; exponent += every) {
            for (double times : within) {
                // Parsed, since powers of ten below 1 are not exact.
                double value = Double.parseDouble((int) times + "e" + exponent);
                if (value >= range.low() * (1 - TINY) && value <= range.high() * (1 + TINY)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static String power(double value) {
        int exponent = (int) Math.floor(StrictMath.log10(value) + TINY);
        if (exponent >= -3 && exponent < 5) {
            return String.format(
                    Locale.ROOT, exponent < 0 ? "%." + -exponent + "f" : value >= 1e4 ? "%,.0f" : "%.0f", value);
        }
        int times = (int) Math.round(value / StrictMath.pow(10, exponent));
        return (times == 1 ? "" : times + "×") + "10" + raised(exponent);
    }

    private static String raised(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> text.append(RAISED.charAt(c - '0')));
        return text.toString();
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
