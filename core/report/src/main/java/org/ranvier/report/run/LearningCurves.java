package org.ranvier.report.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.data.Metric;
import org.ranvier.report.curve.Chart;
import org.ranvier.report.curve.Chart.Line;
import org.ranvier.report.curve.Chart.Mark;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.archive.RecordedRun.Epoch;
import org.ranvier.training.metric.MetricText;

/** Learning curves of one run: the loss, and the metric that selects its best epoch with the three test figures. */
public final class LearningCurves {

    private static final List<String> SPLITS = List.of("train", "validation", "test");

    private LearningCurves() {}

    /** Returns the charts; none where no epoch was finished. */
    public static List<Chart> of(RecordedRun run) {
        List<Chart> charts = new ArrayList<>();
        if (run.epochs().isEmpty()) {
            return charts;
        }
        Metric metric = run.selectedBy();
        charts.add(chart(run, Metric.LOSS, metric.equals(Metric.LOSS) ? marks(run) : List.of()));
        if (!metric.equals(Metric.LOSS)) {
            charts.add(chart(run, metric, marks(run)));
        }
        return charts;
    }

    private static Chart chart(RecordedRun run, Metric metric, List<Mark> marks) {
        double[] x = run.epochs().stream().mapToDouble(Epoch::epoch).toArray();
        List<Line> lines = new ArrayList<>();
        for (String split : SPLITS) {
            double[] values = values(run, split + "_" + metric, scale(metric));
            if (Arrays.stream(values).anyMatch(Double::isFinite)) {
                lines.add(Line.of(split, values, SPLITS.indexOf(split)));
            }
        }
        String name = MetricText.name(metric);
        return new Chart(
                capitalised(name) + " by epoch" + (marks.isEmpty() ? "" : "; " + legend(marks)) + ".",
                says(name, lines, x),
                "epoch",
                label(metric),
                metric.equals(Metric.LOSS) && isSteep(lines),
                x,
                lines,
                marks);
    }

    /** Returns the name of an axis for a metric. */
    public static String label(Metric metric) {
        String unit = metric.isShare() ? "%" : metric.unit().symbol();
        return MetricText.name(metric) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /** Returns by how much values of a metric are multiplied to be drawn. */
    public static double scale(Metric metric) {
        return metric.isShare() ? 100 : 1;
    }

    private static double[] values(RecordedRun run, String name, double scale) {
        return run.epochs().stream()
                .mapToDouble(epoch -> scale * epoch.value(name))
                .toArray();
    }

    private static List<Mark> marks(RecordedRun run) {
        List<Mark> marks = new ArrayList<>();
        add(marks, run, run.bestEpoch(), "circle", TestFigures.AT_BEST_VALIDATION);
        add(marks, run, Optional.of(run.epochs().size() - 1), "square", TestFigures.AT_LAST_EPOCH);
        add(marks, run, run.bestTestEpoch(), "diamond", TestFigures.BEST_TEST);
        return marks;
    }

    private static void add(List<Mark> marks, RecordedRun run, Optional<Integer> place, String shape, String label) {
        place.map(run.epochs()::get).ifPresent(epoch -> {
            double y = scale(run.selectedBy()) * epoch.value("test_" + run.selectedBy());
            if (Double.isFinite(y)) {
                marks.add(new Mark(epoch.epoch(), y, shape, label));
            }
        });
    }

    private static String legend(List<Mark> marks) {
        return String.join(
                ", ",
                marks.stream().map(mark -> mark.shape() + ": " + mark.label()).toList());
    }

    /** A loss that falls by more than a factor of 50 would hide its end on a linear axis. */
    private static boolean isSteep(List<Line> lines) {
        double[] all = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.values()))
                .filter(Double::isFinite)
                .toArray();
        double least = Arrays.stream(all).min().orElse(0);
        return least > 0 && Arrays.stream(all).max().orElse(0) > 50 * least;
    }

    private static String says(String name, List<Line> lines, double[] x) {
        List<String> parts = new ArrayList<>();
        for (Line line : lines) {
            int[] there = IntStream.range(0, x.length)
                    .filter(n -> Double.isFinite(line.values()[n]))
                    .toArray();
            parts.add(String.format(
                    java.util.Locale.ROOT,
                    "%s from %.4g in epoch %.0f to %.4g in epoch %.0f",
                    line.label(),
                    line.values()[there[0]],
                    x[there[0]],
                    line.values()[there[there.length - 1]],
                    x[there[there.length - 1]]));
        }
        return "Curves of the " + name + ": " + String.join("; ", parts);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
