package org.ranvier.cli.sweep;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ranvier.api.data.Metric;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.cli.terminal.TaskLines;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.sweep.Ranking;
import org.ranvier.training.sweep.SweepListener;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.SpreadText;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;
import org.ranvier.training.trial.TrialResult.State;

/** Console report of a sweep: a bar, a row for each trial that is over, and the best settings. */
final class SweepReport implements SweepListener, AutoCloseable {

    /** As many as a screen has room for. */
    private static final int BEST = 10;

    private static final String ROW = "%-22s %12s %12s %7s  %s";

    private final Console console;
    private final TaskLines lines;
    private final String engine;
    private final int trials;
    private boolean headed;

    SweepReport(Console console, String engine, int trials) {
        this.console = console;
        this.lines = new TaskLines(console);
        this.engine = engine;
        this.trials = trials;
    }

    void begins(SeriesFolder folder) {
        lines.paragraph(text(
                "Sweep of %s, %d %s on engine %s, in %s",
                folder.name(), trials, trials == 1 ? "trial" : "trials", engine, folder.path()));
    }

    @Override
    public void submits(List<Trial> left, int until) {
        if (until < Integer.MAX_VALUE) {
            lines.say(text(
                    "Up to epoch %d: %d %s; the better ones go on.",
                    until, left.size(), left.size() == 1 ? "trial" : "trials"));
        }
    }

    @Override
    public void running(int over, int all, List<Trial> running) {
        String names = running.stream().map(Trial::name).sorted().limit(4).collect(Collectors.joining(", "));
        lines.reached(
                "sweep",
                over,
                all,
                running.isEmpty() ? "waiting" : names + (running.size() > 4 ? " and " + (running.size() - 4) : ""));
    }

    @Override
    public void reached(TrialResult result) {
        if (!headed) {
            headed = true;
            lines.say(text(ROW, "run", "validation", "test", "epochs", ""));
        }
        String name = result.trial().name();
        if (result.state() == State.FAILED) {
            lines.paragraph(text("%-22s failed %s", name, result.reason()));
            return;
        }
        Metric metric = result.selectedBy().orElse(Metric.ACCURACY);
        lines.say(text(
                ROW,
                name,
                MetricText.of(metric, result.figure(Figures.VALIDATION)),
                MetricText.of(metric, result.figure(Figures.TEST)),
                text("%.0f", result.figure("epochs")),
                SweepText.values(result.trial().assignments())));
    }

    @Override
    public void note(String sentence) {
        lines.paragraph(sentence + ".");
    }

    /** Sums up. */
    void finished(SeriesFolder folder, List<TrialResult> results) {
        close();
        Ranking ranking = Ranking.of(results);
        long finished = results.stream().filter(TrialResult::finished).count();
        console.text()
                .println(text(
                        "%d of %d trials finished, %d stopped early, %d failed",
                        finished, results.size(), count(results, State.STOPPED), count(results, State.FAILED)));
        if (finished > 0) {
            console.text()
                    .println(text(
                            "The best by validation %s, mean ± standard deviation over seeds and folds",
                            MetricText.name(ranking.metric())));
            Table table = new Table(2).row("setting", "validation", "test", "runs", "");
            ranking.rows().stream()
                    .filter(row -> row.state() == State.FINISHED)
                    .limit(BEST)
                    .forEach(row -> table.row(
                            row.name().isEmpty() ? "–" : row.name(),
                            SpreadText.of(ranking.metric(), row.validation()),
                            SpreadText.of(ranking.metric(), row.test()),
                            Integer.toString(row.trials().size()),
                            SweepText.values(row.values())));
            console.text().print(table.text(console.width()));
        }
        lines.paragraph("All figures are in " + folder.path().resolve(SeriesFolder.CSV)
                + "; a page of them: ranvier report " + folder.path());
    }

    private static long count(List<TrialResult> results, State state) {
        return results.stream().filter(result -> result.state() == state).count();
    }

    /** Describes a sweep that was interrupted. */
    Interrupted interrupted(SeriesFolder folder, List<TrialResult> results) {
        close();
        long over = results.stream().filter(TrialResult::isOver).count();
        return new Interrupted(
                text("interrupted after %d of %d trials", over, results.size()),
                "go on with: ranvier sweep --resume " + folder.path());
    }

    @Override
    public void close() {
        lines.close();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
