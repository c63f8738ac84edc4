package org.ranvier.cli.experiment;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.cli.Option;
import org.ranvier.api.data.Metric;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.training.Experiment;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.report.EvaluationReport;

/** Evaluates a trained run. */
public final class Evaluate implements Command {

    private static final String SPLIT = "split";
    private static final String LIMIT = "limit";
    private static final String AGAINST = "against";

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "Evaluate the best checkpoint of a run on a split of its data";
    }

    @Override
    public String example() {
        return "ranvier evaluate runs/yin-yang-20260101-120000 --against reference";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(CommonOptions.value(SPLIT, "NAME", "train, validation or test; test by default"));
        options.add(CommonOptions.value(LIMIT, "N", "Only the first N samples of the split"));
        options.add(CommonOptions.value(
                PredictionFile.OPTION, "FILE", "Write the class predicted for every sample to a .csv or .npz file"));
        options.add(CommonOptions.value(AGAINST, "ID", "Another backend to compare the predictions with"));
        options.addAll(List.of(
                ExperimentOptions.backend(),
                ExperimentOptions.threads(),
                CommonOptions.data(),
                CommonOptions.plugins(),
                ExperimentOptions.pluginsAsInstalled()));
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) {
        Optional<PredictionFile> file = invocation.value(PredictionFile.OPTION).map(PredictionFile::of);
        int limit = ExperimentOptions.positive(invocation, LIMIT).orElse(Integer.MAX_VALUE);
        ExperimentOptions.experimentOf(runOf(invocation));
        Experiment.Environment environment = ExperimentOptions.environment(invocation, runOf(invocation));
        // Both before the first of them runs, so that a wrong name costs no time.
        Experiment experiment = load(invocation, invocation.value(ExperimentOptions.BACKEND), environment);
        Optional<Experiment> against =
                invocation.value(AGAINST).map(backend -> load(invocation, Optional.of(backend), environment));

        PrintStream text = invocation.console().text();
        EvaluationReport report = evaluate(experiment, invocation, limit);
        text.println(sentence(report));
        Optional<ClassTable> classes = report.confusion().map(ClassTable::new);
        classes.ifPresent(table -> table.lines(invocation.console().width()).forEach(text::println));
        report.leftOut().ifPresent(invocation.console()::advice);
        file.ifPresent(f -> f.write(report.predictions(), report.classes()));
        Map<String, Object> json = json(report);
        classes.ifPresent(table -> json.putAll(table.json()));
        against.ifPresent(other -> {
            EvaluationReport second = evaluate(other, invocation, limit);
            int agreement = report.agreement(second);
            text.println(sentence(second));
            text.println(String.format(
                    Locale.ROOT, "both predict the same for %,d of %,d samples", agreement, report.samples()));
            Map<String, Object> comparison = json(second);
            comparison.put("agreement", agreement);
            json.put(AGAINST, comparison);
        });
        return Outcome.success(json);
    }

    private static Experiment load(
            Invocation invocation, Optional<String> backend, Experiment.Environment environment) {
        Path run = runOf(invocation);
        Experiment.Changes changes = new Experiment.Changes(List.of(), OptionalLong.empty(), backend);
        return Experiment.load(ExperimentOptions.experimentOf(run), changes, environment);
    }

    private static EvaluationReport evaluate(Experiment experiment, Invocation invocation, int limit) {
        return experiment.evaluate(runOf(invocation), invocation.value(SPLIT).orElse("test"), limit);
    }

    private static Path runOf(Invocation invocation) {
        return Path.of(invocation.arguments().getFirst());
    }

    private static String sentence(EvaluationReport report) {
        StringBuilder counted = new StringBuilder();
        report.counters()
                .forEach((what, count) ->
                        counted.append(String.format(Locale.ROOT, "; %,d %s", count, what.replace('_', ' '))));
        Metric selecting = report.metrics().selecting();
        StringBuilder others = new StringBuilder();
        report.metrics().all().stream()
                .skip(1)
                .filter(metric -> !metric.equals(Metric.LOSS))
                .forEach(metric -> others.append(", ").append(measured(report, metric)));
        if (!selecting.equals(Metric.LOSS)) {
            others.append(", ").append(measured(report, Metric.LOSS));
        }
        return String.format(
                Locale.ROOT,
                "%s %s of %,d samples%s, on backend %s" + counted,
                report.split(),
                measured(report, selecting),
                report.samples(),
                others,
                report.backend());
    }

    private static String measured(EvaluationReport report, Metric metric) {
        return MetricText.name(metric) + " "
                + MetricText.of(metric, report.result().of(metric));
    }

    private static Map<String, Object> json(EvaluationReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("split", report.split());
        if (report.metrics().hasAccuracy()) {
            json.put("accuracy", orNull(report.result().accuracy()));
        }
        json.put("loss", report.result().loss());
        Map<String, Object> metrics = new LinkedHashMap<>();
        report.metrics()
                .contributed()
                .forEach(metric ->
                        metrics.put(metric.name(), orNull(report.result().of(metric))));
        if (!metrics.isEmpty()) {
            json.put("metrics", metrics);
        }
        json.put("samples", report.samples());
        json.put("backend", report.backend());
        json.put("spikes_per_neuron", report.spikesPerNeuron());
        if (!report.counters().isEmpty()) {
            json.put("counters", report.counters());
        }
        json.put("plugins", report.plugins());
        report.leftOut().ifPresent(sentence -> json.put("left_out", sentence));
        return json;
    }

    /** JSON has no NaN. */
    private static Double orNull(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
