package org.ranvier.cli.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.data.Metric;
import org.ranvier.cli.isolation.Footprint;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.cli.terminal.TaskLines;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.SeriesListener;
import org.ranvier.training.trial.SpreadText;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;
import org.ranvier.training.trial.TrialResult.State;

/** Console report of several runs: a bar for each, one row when it has ended, and their mean. */
final class SeriesReport implements SeriesListener, AutoCloseable {

    private static final String ROW = "%-22s %12s %12s %7s %9s";

    private final Console console;
    private final TaskLines lines;
    private final Footprint footprint;
    private final int trials;

    /** What was said once of one run need not be said of each. */
    private final Set<String> said = new HashSet<>();

    private boolean headed;
    private int number;
    private Trial trial;
    private RunInfo info;

    SeriesReport(Console console, Footprint footprint, int trials) {
        this.console = console;
        this.lines = new TaskLines(console);
        this.footprint = footprint;
        this.trials = trials;
    }

    @Override
    public void begins(Trial its, int which) {
        trial = its;
        number = which;
    }

    @Override
    public void started(RunInfo run) {
        info = run;
        // Who reads a terminal sees a bar, but a file shows nothing until a run has ended.
        if (said.add("")) {
            lines.paragraph(text(
                    "Training %s %d %s on backend %s: %,d trained parameters; %,d training, %,d validation and %,d test samples in the first.",
                    run.name(),
                    trials,
                    trials == 1 ? "time" : "times",
                    run.backend(),
                    run.parameters(),
                    run.train(),
                    run.validation(),
                    run.test()));
        }
        footprint.remedy(goOn(run.directory().toAbsolutePath().getParent().toString()));
    }

    @Override
    public void batch(int epoch, int batch, int batches, double loss) {
        long done = (epoch - 1L) * batches + batch;
        lines.reached(
                number + "/" + trials,
                done,
                (long) info.epochs() * batches,
                text("%s, epoch %d/%d, loss %s", trial.text(), epoch, info.epochs(), MetricText.number(loss)));
    }

    @Override
    public void epoch(EpochReport report, boolean best) {
        // The bar tells; a row of each epoch of each run would be more than anybody reads.
    }

    @Override
    public void advice(String sentence) {
        if (said.add(sentence)) {
            console.adviceLines(sentence).forEach(lines::say);
        }
    }

    @Override
    public void ended(TrialResult result) {
        close();
        if (result.state() != State.FINISHED && result.state() != State.FAILED) {
            return;
        }
        if (!headed) {
            headed = true;
            lines.say(text(ROW, "run", "test", "validation", "epochs", "seconds"));
        }
        if (result.state() == State.FAILED) {
            lines.paragraph(text("%-22s failed %s", result.trial().name(), result.reason()));
            return;
        }
        Metric metric = result.selectedBy().orElse(Metric.ACCURACY);
        lines.say(text(
                ROW,
                result.trial().name(),
                MetricText.of(metric, result.figure(Figures.TEST)),
                MetricText.of(metric, result.figure(Figures.VALIDATION)),
                text("%.0f", result.figure("epochs")),
                text("%.1f", result.figure("seconds"))));
    }

    /** Sums up, for those who asked. */
    void finished(SeriesFolder folder, List<TrialResult> results) {
        close();
        Figures figures = new Figures(results);
        Metric metric = figures.metric();
        Spread quoted = figures.spread(figures.quoted());
        boolean tested = figures.quoted().equals(Figures.TEST);
        if (figures.finished() == 0) {
            console.text().println(text("None of %d runs has finished.", results.size()));
            return;
        }
        console.text()
                .println(text(
                        "%s %s, mean ± standard deviation of %d %s",
                        tested ? "Test" : "Validation",
                        MetricText.name(metric) + (tested ? "" : ", as there is no test split"),
                        quoted.count(),
                        quoted.count() == 1 ? "run" : "runs"));
        Table table = new Table(2)
                .row(
                        "at best validation",
                        SpreadText.of(metric, quoted),
                        tested ? "the figure to quote" : "selected on these very samples, so say so");
        if (tested) {
            table.row("at the last epoch", SpreadText.of(metric, figures.spread("test_at_last_epoch")), "");
        }
        console.text().print(table.text(console.width()));
        long failed = results.stream()
                .filter(result -> result.state() == State.FAILED)
                .count();
        if (failed > 0) {
            console.text().println(text("%d of %d runs failed and are not in these figures.", failed, results.size()));
        }
        Optional<TrialResult> one =
                results.stream().filter(TrialResult::finished).findFirst();
        lines.paragraph("The runs are in " + folder.path() + "; list them with: ranvier runs " + folder.path()
                + one.map(result -> ", look at one again with: ranvier evaluate " + result.run())
                        .orElse(""));
    }

    /** Describes runs that were interrupted. */
    Interrupted interrupted(SeriesFolder folder, List<TrialResult> results) {
        close();
        return new Interrupted(
                text("interrupted after %d of %d runs", new Figures(results).finished(), results.size()),
                goOn(folder.path().toString()));
    }

    private static String goOn(String folder) {
        return "go on with: ranvier train --resume " + folder;
    }

    /** Takes the bar away, whatever happened. */
    @Override
    public void close() {
        lines.close();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
