package org.ranvier.cli.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ranvier.api.data.Metric;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.archive.RunListing;
import org.ranvier.training.archive.RunListing.Other;
import org.ranvier.training.archive.RunOverview;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.SpreadText;
import org.ranvier.training.trial.TrialResult;

/** Lists runs. */
public final class Runs implements Command {

    private static final String FOLDER = "runs";
    private static final int WIDE = 160;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public String summary() {
        return "List the runs in a folder, the latest first: how far they are and what came of them; see also 'runs diff' and 'runs compare'";
    }

    @Override
    public String example() {
        return "ranvier runs";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("RUNS_DIR", 0, 1);
    }

    @Override
    public Outcome run(Invocation invocation) {
        boolean named = !invocation.arguments().isEmpty();
        Path folder = Path.of(named ? invocation.arguments().getFirst() : FOLDER);
        RunListing listing =
                named || Files.exists(folder) ? RunListing.of(folder) : new RunListing(List.of(), List.of());
        List<SeriesFolder> series = listing.others().stream()
                .map(other -> folder.resolve(other.name()))
                .filter(SeriesFolder::is)
                .map(SeriesFolder::of)
                .toList();
        List<Other> others = listing.others().stream()
                .filter(other -> !SeriesFolder.is(folder.resolve(other.name())))
                .filter(other -> !SeriesFolder.owns(folder, other.name()))
                .toList();
        print(listing.runs(), series, folder, invocation.console());
        others.forEach(other -> invocation.console().text().println(other.name() + ": " + other.reason()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", folder.toString());
        json.put("runs", listing.runs().stream().map(Runs::json).toList());
        json.put(
                "series",
                series.stream()
                        .map(one -> SeriesText.json(one.name(), one.path().toString(), one.results()))
                        .toList());
        json.put(
                "others",
                others.stream()
                        .map(o -> new TreeMap<>(Map.of("name", o.name(), "reason", o.reason())))
                        .toList());
        return Outcome.success(json);
    }

    private static void print(List<RunOverview> runs, List<SeriesFolder> series, Path folder, Console console) {
        if (runs.isEmpty() && series.isEmpty()) {
            console.text().println("There are no runs in '" + folder + "'; make one with: ranvier train yin-yang");
        }
        if (!runs.isEmpty()) {
            Table table = new Table(0)
                    .row(
                            "run",
                            "state",
                            "epochs",
                            "test",
                            "spikes",
                            "trained",
                            "backend",
                            "seed",
                            "changes",
                            "experiment",
                            "data",
                            "started");
            runs.forEach(run -> table.row(
                    run.run(),
                    run.state().word(),
                    run.epochs() + (run.epochsInAll() == 0 ? "" : "/" + run.epochsInAll()),
                    test(run),
                    number("%.1f", run.spikesPerNeuron()),
                    run.parameters() == 0 ? "–" : String.format(Locale.ROOT, "%,d", run.parameters()),
                    run.backend(),
                    run.seed().isPresent() ? Long.toString(run.seed().getAsLong()) : "–",
                    changes(run),
                    run.experiment(),
                    run.data(),
                    run.started().map(WHEN::format).orElse("–")));
            // What matters most comes first: a line of this table is longer than those of narrow terminals.
            console.text().print(table.text(Math.max(WIDE, console.width())));
        }
        if (!series.isEmpty()) {
            Table table = new Table(0).row("several runs", "finished", "test", "experiment");
            for (SeriesFolder one : series) {
                List<TrialResult> results = one.results();
                Figures figures = new Figures(results);
                table.row(
                        one.path().getFileName().toString(),
                        figures.finished() + "/" + results.size(),
                        SpreadText.of(figures.metric(), figures.spread(Figures.TEST)),
                        one.name());
            }
            console.text().print((runs.isEmpty() ? "" : "\n") + table.text(console.width()));
        }
    }

    /** What else than its seed and its backend, which have columns of their own; one word, so that a run is a line. */
    private static String changes(RunOverview run) {
        String changes = run.changes().stream()
                .filter(change -> !change.startsWith("seed=") && !change.startsWith("backend="))
                .collect(Collectors.joining(","));
        return changes.isEmpty() ? "–" : changes;
    }

    /** The figure to quote; a metric that people would not expect is named. */
    private static String test(RunOverview run) {
        String value = MetricText.of(run.selectedBy(), run.testAtBestValidation());
        return run.selectedBy().equals(Metric.ACCURACY) || Double.isNaN(run.testAtBestValidation())
                ? value
                : MetricText.name(run.selectedBy()) + " " + value;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }

    private static Map<String, Object> json(RunOverview run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", run.run());
        json.put("experiment", run.experiment());
        json.put("data", run.data());
        json.put("state", run.state().word());
        json.put("epochs", run.epochs());
        json.put("epochs_in_all", run.epochsInAll());
        json.put("selected_by", run.selectedBy().name());
        json.put("test_at_best_validation", run.testAtBestValidation());
        json.put("parameters", run.parameters());
        json.put("spikes_per_neuron", run.spikesPerNeuron());
        json.put("backend", run.backend());
        json.put("seed", run.seed().isPresent() ? run.seed().getAsLong() : null);
        json.put("changes", run.changes());
        json.put("started", run.started().map(OffsetDateTime::toString).orElse(null));
        return json;
    }
}
