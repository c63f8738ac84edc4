package org.ranvier.cli.experiment;

import java.util.Locale;
import org.ranvier.api.data.Metric;

/** Values of metrics as people read them: shares in per cent, others with their unit. */
final class MetricText {

    /** Text for a missing value. */
    static final String NONE = "–";

    private MetricText() {}

    static String of(Metric metric, double value) {
        if (metric.isShare()) {
            return percent(value);
        }
        String unit = metric.unit().symbol();
        return number(value) + (unit.isEmpty() || Double.isNaN(value) ? "" : " " + unit);
    }

    /** A fraction in per cent. */
    static String percent(double fraction) {
        return Double.isNaN(fraction) ? NONE : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    /** A loss on its way to infinity would fill lines with digits. */
    static String number(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, Math.abs(value) < 1e5 ? "%.4f" : "%.4e", value);
    }

    /** Returns the name of a metric as it is written within a sentence. */
    static String name(Metric metric) {
        return metric.name().replace('_', ' ');
    }
}
