package org.ranvier.cli.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.report.RunReport;
import org.ranvier.report.RunsReport;
import org.ranvier.report.SweepReport;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.archive.RunListing;
import org.ranvier.training.archive.RunOverview;
import org.ranvier.training.trial.SeriesFolder;

/** Writes a page on one run, or on several side by side. */
public final class Report implements Command {

    private static final String OUT = "out";
    private static final String FILE = "report.html";

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "Write a page on a run, a sweep, or runs side by side, that opens in any browser without a network";
    }

    @Override
    public String example() {
        return "ranvier report runs/yin-yang-20260101-120000";
    }

    @Override
    public Arguments arguments() {
        return Arguments.several("RUN");
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.value(
                        OUT, "FILE.html", "Where to write it; by default report.html, of one run in its directory"),
                ExperimentOptions.threads(),
                CommonOptions.data(),
                CommonOptions.plugins(),
                ExperimentOptions.pluginsAsInstalled());
    }

    @Override
    public Outcome run(Invocation invocation) {
        if (invocation.arguments().size() == 1) {
            Path folder = Path.of(invocation.arguments().getFirst());
            Optional<SeriesFolder> sweep = Optional.of(folder)
                    .filter(SeriesFolder::is)
                    .map(SeriesFolder::of)
                    .filter(SeriesFolder::hasSettings);
            if (sweep.isPresent()) {
                return sweep(sweep.get(), invocation);
            }
        }
        List<RecordedRun> runs = new ArrayList<>();
        for (String argument : invocation.arguments()) {
            Path folder = Path.of(argument);
            if (RecordedRun.isIn(folder)) {
                runs.add(RecordedRun.of(folder));
            } else {
                runs.addAll(runsIn(folder, invocation));
            }
        }
        boolean one = runs.size() == 1;
        Path out = invocation
                .value(OUT)
                .map(Path::of)
                .orElseGet(() -> one ? runs.getFirst().folder().resolve(FILE) : Path.of(FILE));
        org.ranvier.report.Report.checkFree(out);
        (one ? of(runs.getFirst(), invocation) : RunsReport.of(runs)).write(out);
        invocation.console().text().println("wrote " + out);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("report", out.toString());
        json.put("runs", runs.stream().map(run -> run.folder().toString()).toList());
        return Outcome.success(json);
    }

    private static Outcome sweep(SeriesFolder folder, Invocation invocation) {
        Path out = invocation
                .value(OUT)
                .map(Path::of)
                .orElseGet(() -> folder.path().resolve(SeriesFolder.REPORT));
        org.ranvier.report.Report.checkFree(out);
        SweepReport.of(folder).write(out);
        invocation.console().text().println("wrote " + out);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("report", out.toString());
        json.put(
                "runs",
                folder.trials().stream()
                        .map(trial -> folder.run(trial).toString())
                        .toList());
        return Outcome.success(json);
    }

    private static org.ranvier.report.Report of(RecordedRun run, Invocation invocation) {
        return RunReport.of(
                run,
                () -> Experiment.load(
                        ExperimentOptions.experimentOf(run.folder()),
                        Experiment.Changes.NONE,
                        ExperimentOptions.environment(invocation, run.folder())));
    }

    /** The runs of a folder that is no run itself, such as {@code runs}, and those of several seeds in it. */
    private static List<RecordedRun> runsIn(Path folder, Invocation invocation) {
        RunListing listing = RunListing.of(folder);
        List<RecordedRun> runs = new ArrayList<>();
        listing.runs().stream()
                .map(RunOverview::run)
                .sorted()
                .forEach(run -> runs.add(RecordedRun.of(folder.resolve(run))));
        for (RunListing.Other other : listing.others()) {
            Path entry = folder.resolve(other.name());
            if (SeriesFolder.is(entry)) {
                runs.addAll(runsIn(entry, invocation));
            } else if (!SeriesFolder.owns(folder, other.name())) {
                invocation.console().note(entry + ": " + other.reason());
            }
        }
        if (runs.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    folder.toString(), "there is no run in this folder", "give a folder made by 'ranvier train'"));
        }
        return runs;
    }
}
