package org.ranvier.cli.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.ranvier.api.data.Metric;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.SeriesText;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.Comparison;
import org.ranvier.training.trial.Comparison.Pair;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.SpreadText;

/** Compares two folders of runs, pair by pair. */
public final class RunsCompare implements Command {

    @Override
    public String name() {
        return "runs compare";
    }

    @Override
    public String summary() {
        return "Compare two folders of runs with the same seeds and folds, pair by pair";
    }

    @Override
    public String example() {
        return "ranvier runs compare runs/with-delays runs/without";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("FOLDER FOLDER", 2, 2);
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path first = Path.of(invocation.arguments().getFirst());
        Path second = Path.of(invocation.arguments().getLast());
        Comparison comparison = Comparison.of(SeriesFolder.of(first), SeriesFolder.of(second));
        print(comparison, first, second, invocation.console());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", first.toString());
        json.put("second", second.toString());
        json.put("metric", comparison.metric().name());
        json.put("figure", comparison.figure());
        json.put("pairs", comparison.pairs().stream().map(RunsCompare::json).toList());
        json.put("alone", comparison.alone());
        json.put("difference", SeriesText.json(comparison.differences()));
        json.put("paired_t_p", orNull(comparison.pairedT()));
        json.put("wilcoxon_p", orNull(comparison.wilcoxon()));
        return Outcome.success(json);
    }

    private static Map<String, Object> json(Pair pair) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", pair.name());
        json.put("first", SeriesText.orNull(pair.first()));
        json.put("second", SeriesText.orNull(pair.second()));
        json.put("difference", SeriesText.orNull(pair.difference()));
        return json;
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static void print(Comparison comparison, Path first, Path second, Console console) {
        Metric metric = comparison.metric();
        boolean tested = comparison.figure().equals(Figures.TEST);
        console.text()
                .println((tested ? "Test " : "Validation ")
                        + MetricText.name(metric)
                        + (tested ? " at the best validation" : ", as there is no test split"));
        Table table = new Table(2).row("run", first.toString(), second.toString(), "difference");
        comparison
                .pairs()
                .forEach(pair -> table.row(
                        pair.name(),
                        MetricText.of(metric, pair.first()),
                        MetricText.of(metric, pair.second()),
                        MetricText.difference(metric, pair.difference())));
        table.row(
                "mean ± sd",
                SpreadText.of(metric, spread(comparison, true)),
                SpreadText.of(metric, spread(comparison, false)),
                SpreadText.difference(metric, comparison.differences()));
        console.text().print(table.text(console.width()));
        List<String> tests = new ArrayList<>();
        comparison.pairedT().ifPresent(p -> tests.add("paired t test p = " + p(p)));
        comparison.wilcoxon().ifPresent(p -> tests.add("Wilcoxon signed-rank test p = " + p(p)));
        int pairs = comparison.pairs().size();
        console.text()
                .println(
                        tests.isEmpty()
                                ? pairs < 2
                                        ? "One pair says nothing about chance."
                                        : comparison.differences().count() < pairs
                                                ? "Some of the runs have no such figure, and so no test tells whether"
                                                        + " the differences are chance."
                                                : "The differences do not vary, and so no test tells whether they are chance."
                                : String.join("; ", tests) + "; two-sided, " + pairs + " pairs.");
        if (!comparison.alone().isEmpty()) {
            Table.wrap(
                            "Left out, as they have not finished in both: " + String.join(", ", comparison.alone()),
                            console.width())
                    .forEach(console.text()::println);
        }
    }

    private static Spread spread(Comparison comparison, boolean first) {
        return Spread.of(comparison.pairs().stream()
                .mapToDouble(pair -> first ? pair.first() : pair.second())
                .toArray());
    }

    private static String p(double p) {
        return p < 0.0001 ? String.format(Locale.ROOT, "%.1e", p) : String.format(Locale.ROOT, "%.4f", p);
    }
}
