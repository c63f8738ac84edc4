package org.ranvier.training.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.SpreadText;

/** Rows of a paper's table as people read them. A quick look stands beside no value of the paper. */
public final class RowText {

    private RowText() {}

    /** Returns the names of the columns. */
    public static List<String> head(boolean quick) {
        List<String> head = new ArrayList<>(List.of("row"));
        if (!quick) {
            head.add("paper");
        }
        head.add(quick ? "quick look" : "here");
        head.addAll(List.of("runs", "parameters", "spikes/neuron", "time"));
        return head;
    }

    /** Returns the cells of a row. */
    public static List<String> cells(RowResult result, boolean quick) {
        Figures figures = result.figures();
        List<String> cells = new ArrayList<>(List.of(result.row().label()));
        if (!quick) {
            cells.add(result.row().published().map(PublishedValue::text).orElse(MetricText.NONE));
        }
        cells.add(result.missing().isPresent() ? "needs data" : value(result));
        cells.add(
                result.missing().isPresent()
                        ? MetricText.NONE
                        : result.finished().size() + " of " + result.results().size());
        cells.add(parameters(figures.spread("parameters")));
        cells.add(SpreadText.of("%.1f", figures.spread("spikes_per_neuron")));
        cells.add(time(figures.spread("seconds").mean()));
        return cells;
    }

    /** Returns the value to quote, the mean over seeds. */
    public static String value(RowResult result) {
        Figures figures = result.figures();
        return SpreadText.of(figures.metric(), figures.spread(figures.quoted()));
    }

    /** Returns the best of all epochs, for papers that choose so. */
    public static String best(RowResult result) {
        Figures figures = result.figures();
        return SpreadText.of(figures.metric(), figures.spread("best_test"));
    }

    private static String parameters(Spread spread) {
        return spread.count() == 0 ? MetricText.NONE : String.format(Locale.ROOT, "%,.0f", spread.mean());
    }

    /** Returns a time, such as {@code 2 min 05 s}. */
    public static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return MetricText.NONE;
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
