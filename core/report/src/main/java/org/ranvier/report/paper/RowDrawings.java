package org.ranvier.report.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.data.Metric;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Ink;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Panel;
import org.ranvier.figures.Plot;
import org.ranvier.report.run.LearningCurves;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.paper.PaperFigure;
import org.ranvier.training.paper.PaperFigure.Scale;
import org.ranvier.training.paper.RowResult;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.TrialResult;

/** Draws rows: by epoch, against a number that each has, and side by side. */
public final class RowDrawings {

    private static final String PUBLISHED = "paper";

    /** A curve is known by its colour; more than that cannot be told apart in one panel. */
    private static final int MOST_CURVES = 7;

    /** So many names of rows stand side by side beneath an axis. */
    private static final int MOST_UPRIGHT = 6;

    private RowDrawings() {}

    /** Whether a row has a run to be drawn. */
    public static boolean isDrawn(RowResult result) {
        return !result.finished().isEmpty();
    }

    /**
     * Draws learning curves, a panel for each split.
     *
     * @param rows at least one that has finished
     */
    public static Figure curves(PaperFigure.Curves figure, List<RowResult> rows) {
        List<Panel> panels = new ArrayList<>();
        Map<RowResult, List<RecordedRun>> runs = new LinkedHashMap<>();
        rows.stream().limit(MOST_CURVES).forEach(row -> runs.put(row, recorded(row)));
        Metric metric = rows.getFirst().figures().metric();
        double scale = LearningCurves.scale(metric);
        for (String split : figure.splits()) {
            List<Mark> bands = new ArrayList<>();
            List<Mark> lines = new ArrayList<>();
            runs.forEach((row, its) -> {
                int epochs =
                        its.stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
                Spread[] spreads = IntStream.range(0, epochs)
                        .mapToObj(n -> Spread.of(its.stream()
                                .filter(run -> n < run.epochs().size())
                                .mapToDouble(run -> scale * run.epochs().get(n).value(split + "_" + metric))
                                .toArray()))
                        .toArray(Spread[]::new);
                double[] x = IntStream.range(0, epochs).mapToDouble(n -> n + 1).toArray();
                String name = row.row().label();
                if (its.size() > 1) {
                    bands.add(Mark.band(name, x, edge(spreads, -1), edge(spreads, 1)));
                }
                lines.add(Mark.line(name, x, edge(spreads, 0)));
            });
            bands.addAll(lines);
            panels.add(Plot.of(
                            Axis.whole("epoch"),
                            axis(split + " " + MetricText.name(metric), metric),
                            bands.toArray(Mark[]::new))
                    .titled(split));
        }
        return Figure.of("", panels.getFirst()).of(panels).in(panels.size());
    }

    private static double[] edge(Spread[] spreads, int side) {
        return java.util.Arrays.stream(spreads)
                .mapToDouble(spread -> spread.mean() + (Double.isFinite(spread.sd()) ? side * spread.sd() : 0))
                .toArray();
    }

    private static List<RecordedRun> recorded(RowResult row) {
        return row.finished().stream()
                .map(result -> RecordedRun.of(result.run()))
                .toList();
    }

    /**
     * Draws the values to quote against a number, a curve for each group.
     *
     * @param rows at least one that has finished
     * @param quick whether the paper's values are left out
     */
    public static Figure against(PaperFigure.Against figure, List<RowResult> rows, boolean quick) {
        Metric metric = rows.getFirst().figures().metric();
        List<String> names = rows.stream()
                .map(row -> row.row().values().get(figure.x()))
                .distinct()
                .toList();
        Map<String, List<RowResult>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.row().group(), group -> new ArrayList<>())
                .add(row));
        List<Mark> marks = new ArrayList<>();
        groups.forEach((group, members) -> {
            List<RowResult> sorted = members.stream()
                    .sorted(Comparator.comparingDouble(row -> x(figure, row, names)))
                    .toList();
            double[] x =
                    sorted.stream().mapToDouble(row -> x(figure, row, names)).toArray();
            double[] y = values(sorted, metric, false);
            marks.add(Mark.line(group, x, y));
            marks.add(new Mark.Points(group, x, y, values(sorted, metric, true), Ink.NEXT));
        });
        List<RowResult> known = rows.stream()
                .filter(row -> !quick && row.row().published().isPresent())
                .toList();
        if (!known.isEmpty()) {
            marks.add(new Mark.Points(
                    PUBLISHED,
                    known.stream().mapToDouble(row -> x(figure, row, names)).toArray(),
                    known.stream().mapToDouble(RowDrawings::published).toArray(),
                    new double[0],
                    Ink.TEXT));
        }
        String label = figure.x().replace('_', ' ');
        Axis x = switch (figure.scale()) {
            case LINEAR -> Axis.of(label);
            case LOG -> Axis.log(label, "");
            case EVEN -> Axis.categories(label, names);
        };
        return Figure.of("", Plot.of(x, axis("test " + MetricText.name(metric), metric), marks.toArray(Mark[]::new)));
    }

    private static double x(PaperFigure.Against figure, RowResult row, List<String> names) {
        String value = row.row().values().get(figure.x());
        if (value == null) {
            return row.figures().spread(figure.x()).mean();
        }
        return figure.scale() == Scale.EVEN ? names.indexOf(value) : number(value);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double[] values(List<RowResult> rows, Metric metric, boolean deviations) {
        return rows.stream()
                .map(row -> row.figures().spread(row.figures().quoted()))
                .mapToDouble(
                        spread -> LearningCurves.scale(metric) * (deviations ? finite(spread.sd()) : spread.mean()))
                .toArray();
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    private static double published(RowResult row) {
        return row.row().published().orElseThrow().test();
    }

    /**
     * Draws rows side by side: a dot for each seed, and the paper's value.
     *
     * @param rows at least one that has finished
     * @param quick whether the paper's values are left out
     */
    public static Figure byRow(List<RowResult> rows, boolean quick) {
        Metric metric = rows.getFirst().figures().metric();
        double scale = LearningCurves.scale(metric);
        boolean lying = rows.size() > MOST_UPRIGHT;
        double[] places = IntStream.range(0, rows.size()).asDoubleStream().toArray();
        double[][] seeds = dots(rows, scale);
        double[] means = values(rows, metric, false);
        List<Mark> marks = new ArrayList<>();
        marks.add(
                new Mark.Points("each seed", lying ? seeds[1] : seeds[0], lying ? seeds[0] : seeds[1], NONE, Ink.SKY));
        marks.add(new Mark.Points(
                lying ? "mean" : "mean ± standard deviation",
                lying ? means : places,
                lying ? places : means,
                lying ? NONE : values(rows, metric, true),
                Ink.BLUE));
        int[] known = IntStream.range(0, rows.size())
                .filter(n -> !quick && rows.get(n).row().published().isPresent())
                .toArray();
        if (known.length > 0) {
            double[] at = IntStream.of(known).asDoubleStream().toArray();
            double[] value =
                    IntStream.of(known).mapToDouble(n -> published(rows.get(n))).toArray();
            marks.add(new Mark.Points(PUBLISHED, lying ? value : at, lying ? at : value, NONE, Ink.VERMILION));
        }
        List<String> labels = rows.stream().map(row -> row.row().label()).toList();
        Axis value = axis("test " + MetricText.name(metric), metric);
        Plot plot = lying
                ? Plot.of(value, Axis.categoriesDown("", labels), marks.toArray(Mark[]::new))
                        .shaped(Math.min(2, 0.1 + 0.06 * rows.size()))
                : Plot.of(Axis.categories("", labels), value, marks.toArray(Mark[]::new));
        return Figure.of("", plot);
    }

    private static final double[] NONE = {};

    private static double[][] dots(List<RowResult> rows, double scale) {
        List<double[]> dots = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            String quoted = rows.get(n).figures().quoted();
            for (TrialResult result : rows.get(n).finished()) {
                dots.add(new double[] {n, scale * result.figure(quoted)});
            }
        }
        return new double[][] {
            dots.stream().mapToDouble(dot -> dot[0]).toArray(),
            dots.stream().mapToDouble(dot -> dot[1]).toArray()
        };
    }

    private static Axis axis(String name, Metric metric) {
        return Axis.of(name, metric.isShare() ? "%" : metric.unit().symbol());
    }

    /** Returns the figure of a paper that rows alone make; empty where it takes something else, or nothing is there. */
    public static Optional<Figure> of(PaperFigure figure, List<RowResult> results, boolean quick) {
        List<RowResult> rows = figure.rows().stream()
                .flatMap(name ->
                        results.stream().filter(result -> result.row().name().equals(name)))
                .filter(RowDrawings::isDrawn)
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return switch (figure) {
            case PaperFigure.Curves curves -> Optional.of(curves(curves, rows));
            case PaperFigure.Against against -> Optional.of(against(against, rows, quick));
            case PaperFigure.ByRow _ -> Optional.of(byRow(rows, quick));
            case PaperFigure.Analysis _ -> Optional.empty();
        };
    }
}
