package org.ranvier.cli.analyse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.NetworkObserver;
import org.ranvier.training.report.SampleRange;
import org.ranvier.training.report.Trajectory;

/**
 * A run that is analysed, with its own plugins.
 *
 * @param path its folder
 * @param experiment the experiment that it has
 */
record AnalysedRun(Path path, Experiment experiment) {

    private static final String SPLIT = "split";
    private static final String LIMIT = "limit";
    private static final String POPULATION = "population";

    /** The run that is named first. */
    static AnalysedRun of(Invocation invocation) {
        return of(invocation, Path.of(invocation.arguments().getFirst()));
    }

    static AnalysedRun of(Invocation invocation, Path path) {
        Path file = ExperimentOptions.experimentOf(path);
        Experiment.Changes changes =
                new Experiment.Changes(List.of(), OptionalLong.empty(), invocation.value(ExperimentOptions.BACKEND));
        Experiment.Environment environment = ExperimentOptions.environment(invocation, path);
        return new AnalysedRun(path, Experiment.load(file, changes, environment));
    }

    /** Returns the options of analyses that look at the network of a run. */
    static List<Option> options(Option... own) {
        List<Option> options = new ArrayList<>(List.of(own));
        options.addAll(
                List.of(ExperimentOptions.threads(), CommonOptions.data(), ExperimentOptions.pluginsAsInstalled()));
        return options;
    }

    /** Returns the options of analyses that run the network of a run on samples. */
    static List<Option> samplesOptions(Option... own) {
        List<Option> options = new ArrayList<>();
        options.add(split());
        options.add(CommonOptions.value(LIMIT, "N", "Only the first N samples of the split"));
        options.addAll(List.of(own));
        options.add(ExperimentOptions.backend());
        return options(options.toArray(Option[]::new));
    }

    static Option split() {
        return CommonOptions.value(SPLIT, "NAME", "train, validation or test; test by default");
    }

    static Option population() {
        return CommonOptions.value(POPULATION, "NAME", "The neurons looked at; those of the output by default");
    }

    /** The population that was asked for. */
    static String population(Invocation invocation, NetworkPlan plan) {
        String wanted = invocation.value(POPULATION).orElse(plan.output());
        if (plan.all(Population.class).stream().noneMatch(p -> p.name().equals(wanted))) {
            throw new RanvierException(Problem.usage(
                    "--" + POPULATION,
                    "the network has no population '" + wanted + "'",
                    "choose one of "
                            + plan.all(Population.class).stream()
                                    .map(Population::name)
                                    .collect(Collectors.joining(", "))));
        }
        return wanted;
    }

    static String splitOf(Invocation invocation) {
        return invocation.value(SPLIT).orElse("test");
    }

    /** Returns its network before and after training. */
    Trajectory trajectory() {
        return experiment.trajectory(path);
    }

    /** Runs its network on the samples that were asked for. */
    EvaluationReport observe(Invocation invocation, NetworkObserver observer) {
        int limit = ExperimentOptions.positive(invocation, LIMIT).orElse(Integer.MAX_VALUE);
        EvaluationReport report = experiment.observe(path, SampleRange.first(splitOf(invocation), limit), observer);
        report.leftOut().ifPresent(invocation.console()::advice);
        return report;
    }

    /** Text in the form that does not depend on where one lives. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A number of an option. */
    static Optional<Integer> positive(Invocation invocation, String option) {
        return ExperimentOptions.positive(invocation, option);
    }
}
