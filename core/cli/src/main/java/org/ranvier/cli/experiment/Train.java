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
import org.ranvier.cli.process.Examples;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.tracking.Tracker;
import org.ranvier.training.tracking.Trackers;
import org.ranvier.training.trial.SeriesFolder;

/** Trains an experiment. */
public final class Train implements Command {

    private static final String OUT = "out";
    private static final String RESUME = "resume";
    static final String LOG = "log";

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "Train an experiment, a file or a built-in example, and keep the run";
    }

    @Override
    public String example() {
        return "ranvier train yin-yang --set training.epochs=3";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("EXPERIMENT", 0, 1);
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(ExperimentOptions.all());
        options.add(CommonOptions.value(OUT, "DIR", "The run directory; by default a new one under runs/"));
        options.add(CommonOptions.value(
                RESUME,
                "RUN",
                "Go on with a run, or a folder of several, that was interrupted, instead of EXPERIMENT"));
        options.addAll(TrainSeries.options());
        options.add(CommonOptions.value(
                LOG,
                String.join("|", Trackers.all().stream().map(Tracker::name).toList()),
                "Where to follow the training, instead of where the file says (may be repeated)"));
        options.add(ExperimentOptions.pluginsAsInstalled());
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        Optional<String> resumed = invocation.value(RESUME);
        if (resumed.isPresent() == !invocation.arguments().isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "",
                    "'train' needs an experiment, or a run to resume",
                    "write ranvier train EXPERIMENT or --resume RUN"));
        }
        boolean several = TrainSeries.isAskedFor(invocation);
        if (several && resumed.isPresent()) {
            throw new RanvierException(Problem.usage(
                    "--" + RESUME,
                    "a folder of runs tells which seeds and folds it has",
                    "leave out --seeds and --folds"));
        }
        if (several) {
            return new TrainSeries(invocation).begin(invocation.value(OUT).map(Path::of));
        }
        if (resumed.map(Path::of).filter(SeriesFolder::is).isPresent()) {
            return new TrainSeries(invocation).resume(Path.of(resumed.get()));
        }
        Path file = resumed.map(run -> ExperimentOptions.experimentOf(Path.of(run)))
                .orElseGet(() -> Examples.of(invocation.environment())
                        .experiment(invocation.arguments().getFirst()));
        Experiment experiment = Experiment.load(
                file,
                ExperimentOptions.changes(invocation).withLog(invocation.values(LOG)),
                resumed.map(run -> ExperimentOptions.environment(invocation, Path.of(run)))
                        .orElseGet(() -> ExperimentOptions.environment(invocation)));
        try (TrainingReport report = new TrainingReport(invocation.console(), invocation.footprint())) {
            RunSummary summary = Interruptible.run(
                    stop -> resumed.isPresent()
                            ? experiment.resume(Path.of(resumed.get()), report, stop)
                            : experiment.run(invocation.value(OUT).map(Path::of).orElse(null), report, stop),
                    report::interrupted);
            if (summary.stopped()) {
                throw report.interrupted(summary);
            }
            report.finished(summary);
            Map<String, Object> json = new LinkedHashMap<>(Experiment.summaryOf(summary));
            return Outcome.success(json);
        }
    }
}
