package org.ranvier.cli.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.ExitCode;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.Examples;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.Mapping;
import org.ranvier.training.Experiment;
import org.ranvier.training.trial.SeedList;
import org.ranvier.training.trial.Series;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;
import org.ranvier.training.trial.TrialResult.State;

/** Trains an experiment several times, with several seeds and folds, or goes on doing so. */
final class TrainSeries {

    static final String FOLDS = "folds";
    static final String SEEDS = "seeds";

    private final Invocation invocation;

    TrainSeries(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Whether several runs are asked for. */
    static boolean isAskedFor(Invocation invocation) {
        return invocation.has(SEEDS) || invocation.has(FOLDS);
    }

    /** Begins. */
    Outcome begin(Optional<Path> out) throws InterruptedException {
        Experiment.Changes changes = ExperimentOptions.changes(invocation).withLog(invocation.values(Train.LOG));
        List<Long> seeds = invocation
                .value(SEEDS)
                .map(text -> SeedList.of(text, "--" + SEEDS))
                .orElse(List.of());
        if (!seeds.isEmpty() && changes.seed().isPresent()) {
            throw new RanvierException(
                    Problem.usage("--seed", "--seeds says which seeds there are", "leave out one of them"));
        }
        int folds = ExperimentOptions.positive(invocation, FOLDS).orElse(0);
        if (folds == 1) {
            throw new RanvierException(
                    Problem.usage("--folds", "one fold leaves nothing to learn from", "give 2 or more"));
        }
        List<Trial> trials = Trial.of(seeds, folds);
        Mapping experiment = ConfigParser.read(Examples.of(invocation.environment())
                .experiment(invocation.arguments().getFirst()));
        Experiment.Environment environment = ExperimentOptions.environment(invocation);
        return run(
                trials.size(),
                (report, stop) ->
                        Series.begin(out.orElse(null), experiment, changes, trials, environment, report, stop));
    }

    /** Goes on with the runs of a folder. */
    Outcome resume(Path folder) throws InterruptedException {
        SeriesFolder series = SeriesFolder.of(folder);
        if (series.halving().isPresent()) {
            throw new RanvierException(Problem.usage(
                    folder.toString(),
                    "this is a sweep that stops the worse settings early",
                    "go on with: ranvier sweep --resume " + folder));
        }
        Experiment.Changes changes = ExperimentOptions.changes(invocation).withLog(invocation.values(Train.LOG));
        if (!changes.assignments().isEmpty()) {
            throw new RanvierException(Problem.usage(
                    folder.toString(),
                    "several runs go on as they began",
                    "leave out --set, --seed, --backend and --log, or go on with one run of them"));
        }
        Experiment.Environment environment = series.begun()
                .map(run -> ExperimentOptions.environment(invocation, run))
                .orElseGet(() -> ExperimentOptions.environment(invocation));
        return run(series.trials().size(), (report, stop) -> {
            return new Series(series, environment, report, stop).run();
        });
    }

    private interface Work {
        Series.Ended run(SeriesReport report, BooleanSupplier stop);
    }

    private Outcome run(int trials, Work work) throws InterruptedException {
        try (SeriesReport report = new SeriesReport(invocation.console(), invocation.footprint(), trials)) {
            Series.Ended ended = Interruptible.run(
                    stop -> work.run(report, stop), early -> report.interrupted(early.folder(), early.results()));
            if (ended.stopped()) {
                throw report.interrupted(ended.folder(), ended.results());
            }
            report.finished(ended.folder(), ended.results());
            List<TrialResult> results = ended.results();
            boolean failed = results.stream().anyMatch(result -> result.state() == State.FAILED);
            return new Outcome(
                    failed ? ExitCode.of(Problem.Kind.RUN) : 0,
                    SeriesText.json(ended.folder().name(), ended.folder().path().toString(), results));
        }
    }

    /** Returns the options. */
    static List<Option> options() {
        return List.of(
                CommonOptions.value(SEEDS, "LIST", "Train once with each seed, such as 1..5 or 1,3,7"),
                CommonOptions.value(
                        FOLDS, "N", "Cross-validate: train N times, each tested on another fold of the data"));
    }
}
