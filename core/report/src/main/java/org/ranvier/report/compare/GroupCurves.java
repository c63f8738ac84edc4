package org.ranvier.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.data.Metric;
import org.ranvier.report.curve.Chart;
import org.ranvier.report.curve.Chart.Line;
import org.ranvier.report.run.LearningCurves;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.statistics.Spread;

/** Curves of groups: the mean over seeds, in a band of one standard deviation. */
final class GroupCurves {

    private GroupCurves() {}

    /** Returns the curves of a metric on the validation split; empty where no group has any. */
    static Optional<Chart> of(List<Group> groups, Metric metric) {
        int epochs = groups.stream()
                .flatMap(group -> group.byDraw().values().stream())
                .mapToInt(run -> run.epochs().size())
                .max()
                .orElse(0);
        if (epochs == 0) {
            return Optional.empty();
        }
        double[] x = new double[epochs];
        java.util.Arrays.setAll(x, n -> n + 1);
        List<Line> lines = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            Line line = line(groups.get(g), metric, x, g);
            lines.add(line);
            ends.add(groups.get(g).label() + " ends at "
                    + MetricText.of(metric, line.values()[last(line)] / LearningCurves.scale(metric)));
        }
        String name = MetricText.name(metric);
        return Optional.of(new Chart(
                "Validation " + name + " by epoch: mean over seeds; the band is one standard deviation to each side.",
                "Curves of the validation " + name + ": " + String.join("; ", ends),
                "epoch",
                LearningCurves.label(metric),
                false,
                x,
                lines,
                List.of()));
    }

    private static int last(Line line) {
        int last = line.values().length - 1;
        while (last > 0 && Double.isNaN(line.values()[last])) {
            last--;
        }
        return last;
    }

    private static Line line(Group group, Metric metric, double[] x, int number) {
        double[] mean = new double[x.length];
        double[] sd = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            int epoch = n;
            Spread spread = group.spread(run -> value(run, epoch, metric));
            mean[n] = LearningCurves.scale(metric) * spread.mean();
            sd[n] = LearningCurves.scale(metric) * (spread.count() > 1 ? spread.sd() : 0);
        }
        boolean several = group.byDraw().size() > 1;
        // Twelve can be told apart: the second half has the same colours with other dashes.
        return new Line(group.label(), mean, several ? sd : new double[0], number % 6, (number % 6 + number / 6) % 6);
    }

    private static double value(RecordedRun run, int epoch, Metric metric) {
        return epoch < run.epochs().size() ? run.epochs().get(epoch).value("validation_" + metric) : Double.NaN;
    }
}
