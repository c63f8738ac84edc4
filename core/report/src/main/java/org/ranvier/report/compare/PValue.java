package org.ranvier.report.compare;

import java.util.Locale;
import org.ranvier.training.metric.MetricText;

/** Probabilities of tests, as people read them. */
public final class PValue {

    private static final double LEAST = 0.001;

    private PValue() {}

    /** Returns one, such as {@code 0.031}; NaN is that of a test that could not be made. */
    public static String text(double p) {
        if (Double.isNaN(p)) {
            return MetricText.NONE;
        }
        return p < LEAST ? "< " + LEAST : String.format(Locale.ROOT, "%.3f", p);
    }
}
