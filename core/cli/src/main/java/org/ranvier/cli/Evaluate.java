package org.ranvier.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.training.Experiment;

/** Evaluates a trained run. */
final class Evaluate implements Command {

    private static final String SPLIT = "split";

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
        return "ranvier evaluate runs/yin-yang-20260101-120000 --split test";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(CommonOptions.value(SPLIT, "NAME", "train, validation or test; test by default"));
        options.addAll(List.of(
                ExperimentOptions.backend(),
                ExperimentOptions.threads(),
                CommonOptions.data(),
                CommonOptions.plugins()));
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path run = Path.of(invocation.arguments().getFirst());
        Experiment experiment = Experiment.load(
                ExperimentOptions.experimentOf(run),
                new Experiment.Changes(
                        List.of(), java.util.OptionalLong.empty(), invocation.value("backend")),
                ExperimentOptions.environment(invocation));
        Map<String, Object> result = experiment.evaluate(run, invocation.value(SPLIT).orElse("test"));
        invocation.console().text().println(String.format(
                Locale.ROOT,
                "%s accuracy %.2f %% of %,d samples, loss %.4f, on backend %s",
                result.get("split"),
                100 * (Double) result.get("accuracy"),
                (Integer) result.get("samples"),
                (Double) result.get("loss"),
                result.get("backend")));
        return Outcome.success(result);
    }
}
