package org.ranvier.cli.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.ExitCode;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Json;
import org.ranvier.cli.terminal.Table;
import org.ranvier.data.AtomicFile;
import org.ranvier.report.paper.PaperContent;
import org.ranvier.report.paper.PaperContent.Compared;
import org.ranvier.report.paper.PaperContent.Drawn;
import org.ranvier.report.paper.PaperReport;
import org.ranvier.training.paper.Paper;
import org.ranvier.training.paper.PaperReader;
import org.ranvier.training.paper.PaperRuns;
import org.ranvier.training.paper.RowResult;
import org.ranvier.training.paper.RowText;
import org.ranvier.training.trial.Comparison;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.TrialResult;

/** Computes the results of a paper again. */
public final class Reproduce implements Command {

    private static final String QUICK = "quick";
    private static final String ROWS = "rows";
    private static final String LIST = "list";
    private static final String OUT = "out";
    private static final String FOLDER = "reproduced";
    private static final String REPORT = "report.html";

    @Override
    public String name() {
        return "reproduce";
    }

    @Override
    public String summary() {
        return "Compute the results of a paper again: its table and figures, beside the published values";
    }

    @Override
    public String example() {
        return "ranvier reproduce PAPER --quick";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("PAPER", 0, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.flag(QUICK, "Run every row at a reduced size, in minutes: a look, and no result"),
                CommonOptions.value(
                        ROWS, "NAMES", "Only these rows, such as dense,sparse; the beginning of names with *"),
                CommonOptions.flag(LIST, "List the papers that come with Ranvier, or the rows of PAPER"),
                CommonOptions.value(OUT, "DIR", "Where everything goes, and goes on; by default " + FOLDER + "/PAPER"),
                ExperimentOptions.threads(),
                CommonOptions.data(),
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        Papers papers = Papers.of(invocation.environment());
        if (invocation.arguments().isEmpty()) {
            if (!invocation.has(LIST)) {
                throw new RanvierException(Problem.usage(
                        "",
                        "'reproduce' needs a paper",
                        "write ranvier reproduce PAPER; there are: " + String.join(", ", papers.names())));
            }
            return PaperList.papers(papers, invocation.console());
        }
        boolean quick = invocation.has(QUICK);
        Path file = papers.find(invocation.arguments().getFirst());
        Paper whole = PaperReader.read(file);
        Paper paper = invocation
                .value(ROWS)
                .map(names -> whole.of(Arrays.asList(names.split("\\s*,\\s*"))))
                .orElse(whole);
        if (invocation.has(LIST)) {
            return PaperList.rows(paper, quick, invocation.console());
        }
        Path out = invocation.value(OUT).map(Path::of).orElse(Path.of(FOLDER, paper.name() + (quick ? "-quick" : "")));
        PaperRuns runs = new PaperRuns(
                paper,
                quick,
                out.resolve("runs"),
                name -> papers.experiment(file, name),
                ExperimentOptions.environment(invocation));
        runs.check();
        make(out);
        List<RowResult> results;
        try (RowReport report = new RowReport(invocation.console(), invocation.footprint())) {
            PaperRuns.Ended ended =
                    Interruptible.run(stop -> runs.run(report, stop), early -> report.interrupted(early.rows()));
            if (ended.stopped()) {
                throw report.interrupted(ended.rows());
            }
            results = ended.rows();
        }
        // What has been run earlier belongs to the table, too.
        List<RowResult> all = whole.rows().stream()
                .flatMap(
                        row -> results.stream()
                                .filter(result -> result.row().equals(row))
                                .findFirst()
                                .or(() -> runs.begun(row))
                                .stream())
                .toList();
        Paper shown = whole.of(all.stream().map(result -> result.row().name()).toList());
        return written(new PaperContent(shown, quick, all, compared(shown, all), List.of()), out, invocation);
    }

    private static void make(Path out) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(out.toString(), "this folder cannot be made", "name another with --out"), e);
        }
    }

    /** Writes what came of the rows: tables first, so that they are there should a figure fail. */
    private static Outcome written(PaperContent content, Path out, Invocation invocation) {
        Console console = invocation.console();
        Map<String, Object> json = RowTable.json(content.paper(), content.quick(), content.rows());
        write(out.resolve("table.json"), Json.line(json) + "\n");
        RowTable.csv(content.quick(), content.rows()).write(out.resolve("table.csv"));
        write(out.resolve("table.md"), PaperReport.markdown(content.rows(), content.quick()));
        PaperDrawings drawings = new PaperDrawings(out.resolve("figures"), content.quick(), content.rows(), invocation);
        List<Drawn> drawn =
                content.paper().figures().stream().map(drawings::draw).toList();
        Path report = out.resolve(REPORT);
        PaperReport.of(new PaperContent(content.paper(), content.quick(), content.rows(), content.comparisons(), drawn))
                .write(report);
        print(content, drawn, console);
        console.text().println("The page is " + report + "; tables, figures and runs are in " + out);
        json.put("folder", out.toString());
        json.put("report", report.toString());
        boolean failed = content.rows().stream()
                .flatMap(row -> row.results().stream())
                .anyMatch(result -> result.state() == TrialResult.State.FAILED);
        return new Outcome(failed ? ExitCode.of(Problem.Kind.RUN) : 0, json);
    }

    private static void print(PaperContent content, List<Drawn> drawn, Console console) {
        console.text().println();
        console.text().println(content.paper().title());
        if (content.quick()) {
            console.text()
                    .println("A quick look at a reduced size: these values say nothing about those of the paper.");
        }
        Table table = new Table(2, 40);
        table.row(RowText.head(content.quick()).toArray(String[]::new));
        content.rows()
                .forEach(row -> table.row(RowText.cells(row, content.quick()).toArray(String[]::new)));
        console.text().print(table.text(console.width()));
        List<String> remedies = content.rows().stream()
                .flatMap(row -> row.missing().stream())
                .map(problem -> problem.message() + "; " + problem.remedy())
                .distinct()
                .toList();
        remedies.forEach(
                remedy -> Table.wrap("Needs data: " + remedy, console.width()).forEach(console.text()::println));
        drawn.stream()
                .filter(figure -> !figure.leftOut().isEmpty())
                .forEach(figure -> console.note("figure " + figure.figure().name() + ": " + figure.leftOut()));
    }

    private static List<Compared> compared(Paper paper, List<RowResult> results) {
        List<Compared> compared = new ArrayList<>();
        for (Paper.Pair pair : paper.comparisons()) {
            RowResult first = of(pair.first(), results);
            RowResult second = of(pair.second(), results);
            if (!first.finished().isEmpty() && !second.finished().isEmpty()) {
                compared.add(new Compared(
                        first.row().label(),
                        second.row().label(),
                        Comparison.of(SeriesFolder.of(first.folder()), SeriesFolder.of(second.folder()))));
            }
        }
        return compared;
    }

    private static RowResult of(String name, List<RowResult> results) {
        Optional<RowResult> found = results.stream()
                .filter(result -> result.row().name().equals(name))
                .findFirst();
        return found.orElseThrow();
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
