package org.ranvier.cli.runs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.SeriesText;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.archive.RunDifference;
import org.ranvier.training.archive.RunDifference.Figure;
import org.ranvier.training.archive.RunDifference.Line;
import org.ranvier.training.trial.SeriesFolder;

/** Tells what two runs differ in. */
public final class RunsDiff implements Command {

    private static final String NONE = "–";

    @Override
    public String name() {
        return "runs diff";
    }

    @Override
    public String summary() {
        return "Tell what two runs differ in: settings, plugins, samples, machine and figures";
    }

    @Override
    public String example() {
        return "ranvier runs diff runs/first runs/second";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("RUN RUN", 2, 2);
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path first = Path.of(invocation.arguments().getFirst());
        Path second = Path.of(invocation.arguments().getLast());
        for (Path folder : List.of(first, second)) {
            if (SeriesFolder.is(folder)) {
                throw new RanvierException(Problem.usage(
                        folder.toString(),
                        "this is a folder of several runs",
                        "compare two such folders with: ranvier runs compare FOLDER FOLDER, or give one of its runs"));
            }
        }
        RunDifference difference = RunDifference.between(first, second);
        print(difference, first, second, invocation.console());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", first.toString());
        json.put("second", second.toString());
        json.put("settings", lines(difference.settings()));
        json.put("plugins", lines(difference.plugins()));
        json.put("surroundings", lines(difference.surroundings()));
        Map<String, Object> figures = new LinkedHashMap<>();
        difference.figures().forEach(figure -> figures.put(figure.name(), json(figure)));
        json.put("figures", figures);
        return Outcome.success(json);
    }

    private static List<Map<String, String>> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> {
                    Map<String, String> json = new LinkedHashMap<>();
                    json.put("name", line.name());
                    json.put("first", line.first());
                    json.put("second", line.second());
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", SeriesText.orNull(figure.first()));
        json.put("second", SeriesText.orNull(figure.second()));
        return json;
    }

    private static void print(RunDifference difference, Path first, Path second, Console console) {
        print("settings", "all settings are the same", difference.settings(), first, second, console);
        print("plugins", "both used the same plugins", difference.plugins(), first, second, console);
        print(
                "surroundings",
                "samples, backend and machine are the same",
                difference.surroundings(),
                first,
                second,
                console);
        if (difference.figures().isEmpty()) {
            console.text().println("neither has finished, so there are no figures");
            return;
        }
        Table table = new Table(2).row("figure", first.toString(), second.toString(), "");
        difference
                .figures()
                .forEach(figure -> table.row(
                        figure.name().replace('_', ' '),
                        number(figure.first()),
                        number(figure.second()),
                        number(figure.second() - figure.first()).replaceFirst("^(\\d)", "+$1")));
        console.text().print(table.text(console.width()));
    }

    private static void print(String title, String same, List<Line> lines, Path first, Path second, Console console) {
        if (lines.isEmpty()) {
            console.text().println(same);
            console.text().println();
            return;
        }
        Table table = new Table(2).row(title, first.toString(), second.toString());
        lines.forEach(line -> table.row(line.name(), line.first(), line.second()));
        console.text().print(table.text(console.width()));
        console.text().println();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
