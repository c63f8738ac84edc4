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

/** Draws rows: by epoch, against a number that each has, and side by side. */
public final class RowDrawings {

    private static final String PUBLISHED = "paper";

    /** A curve is known by its colour; more than that cannot be told apart in one panel. */
    private static final int MOST_CURVES = 7;

    /** So many names of rows stand side by side beneath an axis. */
    private static final int MOST_UPRIGHT = 6;

    private static final double[] NONE = {};

    private RowDrawings() {}

    /** Whether a row has a run to be drawn. */
    private static boolean isDrawn(RowResult result) {
        return !result.finished().isEmpty();
    }

    /**
     * Draws learning curves, a panel for each split.
     *
     * @param rows at least one that has finished
     */
    private static Figure curves(PaperFigure.Curves figure, List<RowResult> rows) {
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
    private static Figure against(PaperFigure.Against figure, List<RowResult> rows, boolean quick) {
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
    private static Figure byRow(PaperFigure.ByRow figure, List<RowResult> rows, boolean quick) {
        Metric metric = rows.getFirst().figures().metric();
        boolean quoted = figure.value().isEmpty();
        double scale = quoted ? LearningCurves.scale(metric) : 1;
        Map<RowResult, Spread> spreads = new LinkedHashMap<>();
        List<double[]> dots = new ArrayList<>();
        for (RowResult row : rows) {
            String name = quoted ? row.figures().quoted() : figure.value();
            row.finished().forEach(run -> dots.add(new double[] {spreads.size(), scale * run.figure(name)}));
            spreads.put(row, row.figures().spread(name));
        }
        double[] places = IntStream.range(0, rows.size()).asDoubleStream().toArray();
        Dots side = new Dots(rows.size() > MOST_UPRIGHT, new ArrayList<>());
        side.add("each seed", column(dots, 0), column(dots, 1), NONE, Ink.SKY);
        side.add(
                "mean ± standard deviation",
                places,
                spreads.values().stream().mapToDouble(it -> scale * it.mean()).toArray(),
                spreads.values().stream()
                        .mapToDouble(it -> scale * finite(it.sd()))
                        .toArray(),
                Ink.BLUE);
        int[] known = IntStream.range(0, rows.size())
                .filter(n -> quoted && !quick && rows.get(n).row().published().isPresent())
                .toArray();
        if (known.length > 0) {
            side.add(
                    PUBLISHED,
                    IntStream.of(known).asDoubleStream().toArray(),
                    IntStream.of(known).mapToDouble(n -> published(rows.get(n))).toArray(),
                    NONE,
                    Ink.VERMILION);
        }
        List<String> labels = rows.stream().map(row -> row.row().label()).toList();
        return Figure.of(
                "",
                side.plot(
                        labels,
                        quoted
                                ? axis("test " + MetricText.name(metric), metric)
                                : Axis.of(figure.value().replace('_', ' '))));
    }

    /**
     * Dots above names, or beside them where these are many.
     *
     * @param lying whether names stand beneath each other
     */
    private record Dots(boolean lying, List<Mark> marks) {

        void add(String name, double[] places, double[] values, double[] error, Ink ink) {
            marks.add(
                    lying
                            ? new Mark.Points(name.replaceFirst(" ±.*", ""), values, places, NONE, ink)
                            : new Mark.Points(name, places, values, error, ink));
        }

        Plot plot(List<String> labels, Axis value) {
            Mark[] all = marks.toArray(Mark[]::new);
            return lying
                    ? Plot.of(value, Axis.categoriesDown("", labels), all)
                            .shaped(Math.min(2, 0.1 + 0.06 * labels.size()))
                    : Plot.of(Axis.categories("", labels), value, all);
        }
    }

    private static double[] column(List<double[]> dots, int column) {
        return dots.stream().mapToDouble(dot -> dot[column]).toArray();
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
            case PaperFigure.ByRow byRow -> Optional.of(byRow(byRow, rows, quick));
            case PaperFigure.Analysis _ -> Optional.empty();
        };
    }
}
