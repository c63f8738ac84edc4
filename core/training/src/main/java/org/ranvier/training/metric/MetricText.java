package org.ranvier.training.metric;

import java.util.Locale;
import org.ranvier.api.data.Metric;

/** Values of metrics as people read them: shares in per cent, others with their unit. */
public final class MetricText {

    /** Text for a missing value. */
    public static final String NONE = "–";

    private MetricText() {}

    /** A value in the form that suits its metric. */
    public static String of(Metric metric, double value) {
        if (metric.isShare()) {
            return percent(value);
        }
        String unit = metric.unit().symbol();
        return number(value) + (unit.isEmpty() || Double.isNaN(value) ? "" : " " + unit);
    }

    /** A difference of two values, with its sign; that of shares is in percentage points. */
    public static String difference(Metric metric, double difference) {
        if (Double.isNaN(difference)) {
            return NONE;
        }
        String size = of(metric, Math.abs(difference));
        return (difference < 0 ? "−" : "+") + (metric.isShare() ? size.replace("%", "points") : size);
    }

    /** A fraction in per cent. */
    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? NONE : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    /** A loss on its way to infinity would fill lines with digits. */
    public static String number(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, Math.abs(value) < 1e5 ? "%.4f" : "%.4e", value);
    }

    /** Returns the name of a metric as it is written within a sentence. */
    public static String name(Metric metric) {
        return metric.name().replace('_', ' ');
    }
}
