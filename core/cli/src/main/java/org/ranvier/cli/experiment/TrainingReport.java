package org.ranvier.cli.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.cli.isolation.Footprint;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.cli.terminal.TaskLines;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.Rewired;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;

/** Console report of training: one row per epoch, and a summary that labels every figure. */
final class TrainingReport implements TrainingListener, AutoCloseable {

    private static final String ROW = "%-9s %11s %9s %11s %9s %8s%s";

    private static final String ROW_OF_LOSSES = "%-9s %11s %16s %11s %8s%s";

    private final Console console;
    private final TaskLines lines;
    private final Footprint footprint;
    private final Map<String, Rewired> rewired = new LinkedHashMap<>();
    private RunInfo info;

    TrainingReport(Console console, Footprint footprint) {
        this.console = console;
        this.lines = new TaskLines(console);
        this.footprint = footprint;
    }

    @Override
    public void started(RunInfo run) {
        info = run;
        lines.paragraph(text(
                "Training %s on backend %s: %,d trained parameters; %,d training, %,d validation and %,d test samples.",
                run.name(), run.backend(), run.parameters(), run.train(), run.validation(), run.test()));
        if (byLoss()) {
            lines.say(text(ROW_OF_LOSSES, "epoch", "train loss", "validation loss", "test loss", "seconds", ""));
            return;
        }
        if (!selecting().equals(Metric.ACCURACY)) {
            lines.paragraph("The columns train, validation and test are the " + MetricText.name(selecting()) + " over "
                    + selecting().counted()
                    + (selecting().unit() == Unit.NONE
                            ? ""
                            : " in " + selecting().unit().symbol()) + "; " + better() + " is better.");
        }
        lines.say(text(ROW, "epoch", "train loss", "train", "validation", "test", "seconds", ""));
    }

    @Override
    public void batch(int epoch, int batch, int batches, double loss) {
        long done = (epoch - 1L) * batches + batch;
        lines.reached(
                shortened(info.name()),
                done,
                (long) info.epochs() * batches,
                text("epoch %d/%d, loss %s", epoch, info.epochs(), loss(loss)));
    }

    @Override
    public void epoch(EpochReport r, boolean best) {
        String epoch = r.epoch() + "/" + info.epochs();
        String seconds = text("%.1f", r.seconds());
        String mark = best ? "  best so far" : "";
        double test = r.test().map(split -> split.of(selecting())).orElse(Double.NaN);
        lines.say(
                byLoss()
                        ? text(
                                ROW_OF_LOSSES,
                                epoch,
                                loss(r.train().loss()),
                                loss(r.validation().loss()),
                                loss(test),
                                seconds,
                                mark)
                        : text(
                                ROW,
                                epoch,
                                loss(r.train().loss()),
                                cell(r.train().of(selecting())),
                                cell(r.validation().of(selecting())),
                                cell(test),
                                seconds,
                                mark));
        footprint.remedy(goOn(info.directory()));
        r.rewired().forEach((projection, own) -> rewired.merge(projection, own, Rewired::and));
    }

    @Override
    public void advice(String sentence) {
        console.adviceLines(sentence).forEach(lines::say);
    }

    void finished(RunSummary s) {
        close();
        lines.say("");
        lines.say(selecting().equals(Metric.ACCURACY) ? accuracies(s) : values(s));
        lines.paragraph(text(
                "%.1f spikes per neuron and sample; %d %s in %.0f s.",
                s.spikesPerNeuron(), s.epochs(), s.epochs() == 1 ? "epoch" : "epochs", s.seconds()));
        rewired.forEach((projection, r) -> lines.paragraph(rewired(projection, r)));
        lines.paragraph("The run is in " + s.run() + "; look at it again with: ranvier evaluate " + s.run()
                + (info.test() > 0 ? "" : " --split validation"));
    }

    private String accuracies(RunSummary s) {
        boolean tested = info.test() > 0;
        Table table = new Table(2);
        if (tested) {
            table.row(
                            "at best validation",
                            percent(s.testAtBestValidation()),
                            "epoch " + s.bestEpoch() + ": the figure to quote")
                    .row("at the last epoch", percent(s.testAtLastEpoch()), "epoch " + s.epochs())
                    .row(
                            "best of all epochs",
                            percent(s.bestTest()),
                            "selected on test, for comparison with papers that do the same");
        } else {
            table.row(
                            "best of all epochs",
                            percent(s.bestValidation()),
                            "epoch " + s.bestEpoch()
                                    + ": selected on these very samples, so say so; data.test: 0.2 keeps some apart for a figure to quote")
                    .row("at the last epoch", percent(s.lastValidation()), "epoch " + s.epochs());
        }
        double quoted = tested ? s.testAtBestValidation() : s.bestValidation();
        s.majority().ifPresent(majority -> {
            double always = tested ? majority.test() : majority.validation();
            if (majority.misleading() || quoted <= always) {
                table.row(
                        "always '" + majority.name() + "'",
                        percent(always),
                        "the most frequent class"
                                + (quoted <= always ? ": this network is no better than that answer" : ""));
            }
        });
        s.published().forEach(p -> table.row("published", percent(p.test()), p.label()));
        return (tested ? "Test accuracy" : "Validation accuracy, as there is no test split") + "\n"
                + table.text(console.width());
    }

    /** Returns the summary of a run without an accuracy: the selecting metric, and the test values of the others. */
    private String values(RunSummary s) {
        boolean tested = info.test() > 0;
        Table table = new Table(2)
                .row(
                        "at best validation",
                        MetricText.of(selecting(), tested ? s.testAtBestValidation() : s.bestValidation()),
                        "epoch " + s.bestEpoch() + ", of the " + bestWord() + " validation "
                                + MetricText.name(selecting()))
                .row(
                        "at the last epoch",
                        MetricText.of(selecting(), tested ? s.testAtLastEpoch() : s.lastValidation()),
                        "epoch " + s.epochs());
        for (Metric metric : tested ? info.metrics().all() : List.<Metric>of()) {
            if (!metric.equals(selecting())) {
                table.row(
                        "at best validation",
                        MetricText.of(metric, s.testValues().get(metric.name()).atBestValidation()),
                        MetricText.name(metric));
            }
        }
        return (tested ? "Test " : "Validation ") + MetricText.name(selecting())
                + (tested ? "" : ", as there is no test split")
                + "; targets are no classes of whole samples and have no accuracy\n" + table.text(console.width());
    }

    private Metric selecting() {
        return info.metrics().selecting();
    }

    private boolean byLoss() {
        return selecting().equals(Metric.LOSS);
    }

    private String better() {
        return selecting().better() == Direction.HIGHER ? "higher" : "lower";
    }

    private String bestWord() {
        return selecting().better() == Direction.HIGHER ? "highest" : "lowest";
    }

    /** A value of the selecting metric; its unit stands above the table. */
    private String cell(double value) {
        return selecting().isShare() ? MetricText.percent(value) : MetricText.number(value);
    }

    private static String rewired(String projection, Rewired r) {
        String cost = r.dormantSteps() == 0
                ? ""
                : text(
                        "; gradients of dormant synapses took %.1f ms at each of %,d steps",
                        r.dormantMs() / r.dormantSteps(), r.dormantSteps());
        return text(
                "%s: %,d synapses, %,d dropped and %,d grown%s.",
                projection, r.synapses(), r.dropped(), r.grown(), cost);
    }

    /** Describes a run that was interrupted. */
    Interrupted interrupted(RunSummary s) {
        close();
        String reached = s.epochs() == 0 ? "interrupted in the first epoch" : "interrupted after epoch " + s.epochs();
        return new Interrupted(reached, goOn(s.run()));
    }

    private static String goOn(Path run) {
        return "go on with: ranvier train --resume " + run;
    }

    /** Takes the bar away, whatever happened. */
    @Override
    public void close() {
        lines.close();
    }

    private static String shortened(String name) {
        return name.length() <= 20 ? name : name.substring(0, 19) + "…";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String loss(double loss) {
        return MetricText.number(loss);
    }

    private static String percent(double fraction) {
        return MetricText.percent(fraction);
    }
}
