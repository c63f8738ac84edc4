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
import org.ranvier.api.data.Metric;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.archive.RunListing;
import org.ranvier.training.archive.RunOverview;
import org.ranvier.training.metric.MetricText;

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
        return "List the runs in a folder, the latest first: how far they are and what came of them";
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
        print(listing, folder, invocation.console());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", folder.toString());
        json.put("runs", listing.runs().stream().map(Runs::json).toList());
        json.put(
                "others",
                listing.others().stream()
                        .map(o -> new TreeMap<>(Map.of("name", o.name(), "reason", o.reason())))
                        .toList());
        return Outcome.success(json);
    }

    private static void print(RunListing listing, Path folder, Console console) {
        if (listing.runs().isEmpty()) {
            console.text().println("There are no runs in '" + folder + "'; make one with: ranvier train yin-yang");
        } else {
            Table table = new Table(0)
                    .row(
                            "run",
                            "state",
                            "epochs",
                            "test",
                            "spikes",
                            "trained",
                            "backend",
                            "experiment",
                            "data",
                            "started");
            listing.runs()
                    .forEach(run -> table.row(
                            run.run(),
                            run.state().word(),
                            run.epochs() + (run.epochsInAll() == 0 ? "" : "/" + run.epochsInAll()),
                            test(run),
                            number("%.1f", run.spikesPerNeuron()),
                            run.parameters() == 0 ? "–" : String.format(Locale.ROOT, "%,d", run.parameters()),
                            run.backend(),
                            run.experiment(),
                            run.data(),
                            run.started().map(WHEN::format).orElse("–")));
            // What matters most comes first: a line of this table is longer than those of narrow terminals.
            console.text().print(table.text(Math.max(WIDE, console.width())));
        }
        listing.others().forEach(other -> console.text().println(other.name() + ": " + other.reason()));
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
        json.put("started", run.started().map(OffsetDateTime::toString).orElse(null));
        return json;
    }
}
