package org.ranvier.report.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ranvier.api.data.Metric;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Parallel;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;
import org.ranvier.report.network.Drawing;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.sweep.Ranking;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.SpreadText;
import org.ranvier.training.trial.TrialResult;
import org.ranvier.training.trial.TrialResult.State;

/** The sections of a page on a sweep. */
public final class SweepPage {

    private static final int BEST = 10;

    /** More axes than this do not fit side by side. */
    private static final int AXES = 9;

    private final SeriesFolder folder;
    private final List<TrialResult> results;
    private final Ranking ranking;
    private final List<String> keys;

    /** Reads what came of a sweep. */
    public SweepPage(SeriesFolder folder) {
        this.folder = folder;
        this.results = folder.results();
        this.ranking = Ranking.of(results);
        Set<String> varied = new LinkedHashSet<>();
        ranking.rows().forEach(row -> varied.addAll(row.values().keySet()));
        this.keys = List.copyOf(varied);
    }

    /** Returns the title. */
    public String title() {
        return folder.name() + ": a sweep over "
                + (keys.size() == 1 ? keys.getFirst() : keys.size() + " keys") + ", "
                + ranking.rows().size()
                + (ranking.rows().size() == 1 ? " setting" : " settings");
    }

    /** Returns what stands below the title. */
    public Node lead() {
        String states = String.format(
                Locale.ROOT,
                "Of %,d trials %,d finished, %,d were stopped early, %,d failed and %,d are not over.",
                results.size(),
                count(State.FINISHED),
                count(State.STOPPED),
                count(State.FAILED),
                count(State.INTERRUPTED) + count(State.MISSING));
        return Element.of(
                        "p",
                        states + " Settings are ranked by their best validation " + MetricText.name(metric())
                                + ", its mean over seeds and folds. Test figures are shown, and nothing is chosen by"
                                + " them.")
                .with("class", "lead");
    }

    private long count(State state) {
        return results.stream().filter(result -> result.state() == state).count();
    }

    private Metric metric() {
        return ranking.metric();
    }

    /** Returns the sections. */
    public List<Section> sections() {
        return List.of(best(), parallel(), all(), failed());
    }

    private Section best() {
        List<Ranking.Row> best = ranking.rows().stream()
                .filter(row -> row.state() == State.FINISHED)
                .limit(BEST)
                .toList();
        if (best.isEmpty()) {
            return Section.leftOut("best", "Best settings", "no setting has finished");
        }
        return Section.of(
                "best",
                "Best settings",
                table(
                                "The best settings by validation " + MetricText.name(metric())
                                        + ", mean ± sd; the test figure is that at the epoch of the best validation.",
                                best)
                        .node());
    }

    private Section all() {
        return Section.of(
                "all",
                "All settings",
                table("All settings, in the order of the ranking.", ranking.rows())
                        .node());
    }

    private Table table(String caption, List<Ranking.Row> rows) {
        // What matters most comes first: names of keys are long, and narrow windows show the beginning.
        List<String> head = new ArrayList<>(List.of("setting", "validation", "test", "n", "epochs", "state"));
        head.addAll(keys);
        List<List<Node>> cells = new ArrayList<>();
        for (Ranking.Row row : rows) {
            List<String> texts = new ArrayList<>(List.of(row.name()));
            texts.add(SpreadText.of(metric(), row.validation()));
            texts.add(SpreadText.of(metric(), row.test()));
            texts.add(Integer.toString(row.trials().size()));
            texts.add(epochs(row.spread("epochs")));
            texts.add(
                    row.state() == State.STOPPED ? "stopped early" : row.state().word());
            keys.forEach(key -> texts.add(row.values().getOrDefault(key, "–")));
            cells.add(texts.stream().map(Node::text).toList());
        }
        return new Table(caption, head, cells);
    }

    private static String epochs(Spread epochs) {
        return epochs.count() == 0 ? "–" : String.format(Locale.ROOT, "%.0f", epochs.mean());
    }

    private Section parallel() {
        String heading = "Settings and validation";
        List<Ranking.Row> rows = ranking.rows().stream()
                .filter(row -> row.validation().count() > 0 && row.state() != State.FAILED)
                .toList();
        List<SweepAxis> axes = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String key : keys) {
            SweepAxis.of(key, rows)
                    .filter(axis -> axes.size() < AXES)
                    .ifPresentOrElse(axes::add, () -> without.add(key));
        }
        if (rows.isEmpty() || axes.isEmpty()) {
            return Section.leftOut(
                    "parallel", heading, rows.isEmpty() ? "no setting has a validation figure" : "no key is varied");
        }
        double scale = metric().isShare() ? 100 : 1;
        List<double[]> lines = rows.stream()
                .map(row -> {
                    double[] line = new double[axes.size() + 1];
                    for (int n = 0; n < axes.size(); n++) {
                        line[n] = axes.get(n).place(row);
                    }
                    line[axes.size()] = scale * row.validation().mean();
                    return line;
                })
                .toList();
        List<Axis> drawn = new ArrayList<>(axes.stream().map(SweepAxis::axis).toList());
        drawn.add(Axis.of(
                "validation " + MetricText.name(metric()),
                metric().isShare() ? "%" : metric().unit().symbol()));
        Node figure = Drawing.wide(
                "A line is a setting: what it has of each key, and on the right, and by colour, its best validation "
                        + MetricText.name(metric()) + ", also of settings that were stopped early.",
                "Parallel coordinates of " + rows.size() + " settings",
                List.of(new Parallel("", drawn, lines, axes.size(), 0.4)),
                1);
        Section section = Section.of("parallel", heading, figure);
        return without.isEmpty()
                ? section
                : section.and(Element.of("p", "Without an axis, as there is no room: " + String.join(", ", without)));
    }

    private Section failed() {
        List<TrialResult> failures = results.stream()
                .filter(result -> result.state() == State.FAILED)
                .toList();
        if (failures.isEmpty()) {
            return Section.leftOut("failed", "Failed trials", "no trial has failed");
        }
        return Section.of(
                "failed",
                "Failed trials",
                new Table(
                                "Trials that came to nothing, and why.",
                                List.of("run", "setting", "reason"),
                                failures.stream()
                                        .map(result -> List.of(
                                                Node.text(result.trial().name()),
                                                Node.text(String.join(
                                                        ", ", result.trial().setting())),
                                                Node.text(result.reason())))
                                        .toList())
                        .node());
    }
}
