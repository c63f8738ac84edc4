package org.ranvier.cli.reproduce;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.cli.isolation.Footprint;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.TaskLines;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.paper.PaperListener;
import org.ranvier.training.paper.PaperRow;
import org.ranvier.training.paper.RowResult;
import org.ranvier.training.paper.RowText;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;

/** Console report of rows: a bar for each run, and a line for each row once it has ended. */
final class RowReport implements PaperListener, AutoCloseable {

    private static final String AGAIN = "go on with the same command";

    private final TaskLines lines;
    private final Footprint footprint;
    private final Set<String> said = new HashSet<>();

    private String row = "";
    private Trial trial;
    private RunInfo info;

    RowReport(Console console, Footprint footprint) {
        this.lines = new TaskLines(console);
        this.footprint = footprint;
    }

    @Override
    public void row(PaperRow its, int number, int rows) {
        row = text("%d/%d %s", number, rows, its.name());
    }

    @Override
    public void begins(Trial its, int which) {
        trial = its;
    }

    @Override
    public void started(RunInfo run) {
        info = run;
    }

    @Override
    public void batch(int epoch, int batch, int batches, double loss) {
        lines.reached(
                row,
                (epoch - 1L) * batches + batch,
                (long) info.epochs() * batches,
                text("%s, epoch %d/%d, loss %s", trial.text(), epoch, info.epochs(), MetricText.number(loss)));
    }

    @Override
    public void epoch(EpochReport report, boolean best) {
        footprint.remedy(AGAIN);
    }

    @Override
    public void advice(String sentence) {
        // Of every one of many runs it would be too much; their own reports say it.
    }

    @Override
    public void ended(TrialResult result) {
        lines.close();
        if (result.state() == TrialResult.State.FAILED) {
            lines.paragraph(row + ": " + result.trial().text() + " failed, " + result.reason());
        }
    }

    @Override
    public void ended(RowResult result) {
        lines.close();
        if (result.missing().isPresent()) {
            Problem missing = result.missing().get();
            if (said.add(missing.message())) {
                lines.paragraph(row + " is passed over: " + missing.message() + "; " + missing.remedy());
            } else {
                lines.paragraph(row + " is passed over for the same reason");
            }
            return;
        }
        lines.say(text(
                "%-38s %18s  %d of %d runs",
                row,
                RowText.value(result),
                result.finished().size(),
                result.results().size()));
    }

    @Override
    public void close() {
        lines.close();
    }

    /** Describes rows that were interrupted. */
    Interrupted interrupted(List<RowResult> results) {
        close();
        long finished = results.stream().filter(RowResult::isComplete).count();
        return new Interrupted(text("interrupted after %d of %d rows", finished, results.size()), AGAIN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
