package org.ranvier.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.engine.Order;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.ExitCode;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Examples;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.cli.process.OwnProcess;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Scalar;
import org.ranvier.text.Printable;
import org.ranvier.training.Experiment;
import org.ranvier.training.sweep.Launch;
import org.ranvier.training.sweep.Sweep;
import org.ranvier.training.sweep.SweepFile;
import org.ranvier.training.sweep.SweepRun;
import org.ranvier.training.trial.SeedList;
import org.ranvier.training.trial.Series;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;
import org.ranvier.training.trial.Trials;

/** Begins a sweep or goes on with one, on some engine. */
final class SweepCommand {

    private final Invocation invocation;
    private final OwnProcess program;
    private final LocalEngine local;

    SweepCommand(Invocation invocation, OwnProcess program, LocalEngine local) {
        this.invocation = invocation;
        this.program = program;
        this.local = local;
    }

    /** Begins. */
    Outcome begin() throws InterruptedException {
        Sweep sweep = read();
        Experiment.Changes common = new Experiment.Changes(
                concat(sweep.changes(), ExperimentOptions.changes(invocation).overrides()),
                OptionalLong.empty(),
                ExperimentOptions.changes(invocation).backend());
        Experiment.Environment environment = ExperimentOptions.environment(invocation);
        Optional<ComponentRef> asked = asked(sweep.engine());
        EngineChoice engine = EngineChoice.of(asked, jobs(), local, environment.plugins());
        check(sweep, common, environment);
        if (invocation.has(SweepOptions.DRY_RUN)) {
            return SweepText.dryRun(sweep.trials(), invocation.console());
        }
        Function<Path, SeriesFolder> planned = path ->
                new SeriesFolder(path, "", common, sweep.trials(), sweep.halving(), asked.map(SweepCommand::written));
        return told(
                engine,
                sweep.trials().size(),
                runner -> Series.begin(
                        invocation.value(SweepOptions.OUT).map(Path::of).orElse(null),
                        sweep.experiment(),
                        planned,
                        environment,
                        runner));
    }

    /** Goes on. */
    Outcome resume(Path path) throws InterruptedException {
        SeriesFolder folder = SeriesFolder.of(path);
        List<String> refused = List.of(
                SweepOptions.GRID,
                SweepOptions.SEEDS,
                SweepOptions.FOLDS,
                ExperimentOptions.SET,
                ExperimentOptions.BACKEND,
                SweepOptions.OUT);
        for (String option : refused) {
            if (invocation.has(option)) {
                throw new RanvierException(Problem.usage(
                        "--" + option, "a sweep goes on as it began", "leave it out, or begin another sweep"));
            }
        }
        Experiment.Environment environment = folder.begun()
                .map(run -> ExperimentOptions.environment(invocation, run))
                .orElseGet(() -> ExperimentOptions.environment(invocation));
        Optional<ComponentRef> asked = asked(folder.engine().flatMap(EngineChoice::parse));
        EngineChoice engine = EngineChoice.of(asked, jobs(), local, environment.plugins());
        if (invocation.has(SweepOptions.RETRY)) {
            new Trials(folder).retry();
        }
        return told(engine, folder.trials().size(), runner -> runner.run(folder));
    }

    private interface Work {
        Series.Ended run(Series.Runner runner);
    }

    private Outcome told(EngineChoice engine, int trials, Work work) throws InterruptedException {
        if (invocation.has(SweepOptions.PRINT)) {
            return printed(engine, work);
        }
        try (SweepReport report =
                new SweepReport(invocation.console(), engine.engine().name(), trials)) {
            Series.Ended ended = Interruptible.run(
                    stop -> work.run(folder -> {
                        report.begins(folder);
                        return new SweepRun(
                                        new Trials(folder), launch(), engine.engine(), engine.settings(), report, stop)
                                .run();
                    }),
                    early -> report.interrupted(early.folder(), early.results()));
            if (ended.stopped()) {
                throw report.interrupted(ended.folder(), ended.results());
            }
            report.finished(ended.folder(), ended.results());
            boolean any = ended.results().stream().anyMatch(TrialResult::finished);
            return new Outcome(
                    any ? 0 : ExitCode.of(Problem.Kind.RUN), SweepText.json(ended.folder(), ended.results()));
        }
    }

    /** Prints what a person would submit, and leaves that to them. */
    private Outcome printed(EngineChoice engine, Work work) {
        AtomicReference<List<String>> script = new AtomicReference<>(List.of());
        Series.Ended ended = work.run(folder -> {
            Trials.Round round = new Trials(folder).round();
            Order order = launch().order(folder, round.left(), round.until());
            List<String> lines = round.isOver() ? List.of() : engine.engine().script(order, engine.settings());
            if (!round.isOver() && lines.isEmpty()) {
                throw new RanvierException(Problem.usage(
                        "--" + SweepOptions.PRINT,
                        "the engine '" + engine.engine().name() + "' has no script",
                        "run the sweep without --print"));
            }
            script.set(lines);
            return new Series.Ended(folder, folder.results(), false);
        });
        script.get().stream().map(Printable::of).forEach(invocation.console().text()::println);
        invocation
                .console()
                .aside()
                .println("The folder is " + ended.folder().path()
                        + "; when the trials are over, sum up with: ranvier sweep --resume "
                        + ended.folder().path());
        return Outcome.success(SweepText.json(ended.folder(), ended.results()));
    }

    private Launch launch() {
        List<String> more = new ArrayList<>();
        for (String option : List.of(CommonOptions.DATA, CommonOptions.PLUGINS)) {
            invocation
                    .values(option)
                    .forEach(folder -> more.addAll(List.of(
                            "--" + option,
                            Path.of(folder).toAbsolutePath().normalize().toString())));
        }
        if (invocation.has(ExperimentOptions.AS_INSTALLED)) {
            more.add("--" + ExperimentOptions.AS_INSTALLED);
        }
        OptionalInt threads = invocation.has(ExperimentOptions.THREADS)
                ? OptionalInt.of(ExperimentOptions.threads(invocation))
                : OptionalInt.empty();
        return new Launch(
                Path.of(""),
                program.command(List.of(), List.of()),
                List.of("sweep", "--" + SweepOptions.RESUME),
                more,
                threads);
    }

    /** Returns the engine of the command line, or that of a file or folder. */
    private Optional<ComponentRef> asked(Optional<ComponentRef> otherwise) {
        return invocation
                .value(EngineChoice.OPTION)
                .flatMap(EngineChoice::parse)
                .or(() -> otherwise);
    }

    private OptionalInt jobs() {
        return ExperimentOptions.positive(invocation, LocalEngine.JOBS)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private Sweep read() {
        String name = invocation.arguments().getFirst();
        List<String> grid = invocation.values(SweepOptions.GRID);
        List<Long> seeds = invocation
                .value(SweepOptions.SEEDS)
                .map(text -> SeedList.of(text, "--" + SweepOptions.SEEDS))
                .orElse(List.of());
        int folds = ExperimentOptions.positive(invocation, SweepOptions.FOLDS).orElse(0);
        Examples examples = Examples.of(invocation.environment());
        if (!grid.isEmpty() || !seeds.isEmpty() || folds > 0) {
            return SweepFile.of(examples.sweep(name), grid, seeds, folds);
        }
        return SweepFile.read(examples.sweep(name), examples::experiment);
    }

    /** Checks every setting before any is trained, and the first one with its data. */
    private static void check(Sweep sweep, Experiment.Changes common, Experiment.Environment environment) {
        List<List<String>> settings =
                sweep.trials().stream().map(Trial::setting).distinct().toList();
        for (List<String> setting : settings) {
            try {
                Experiment.load(sweep.experiment(), common.and(setting), environment);
            } catch (RanvierException e) {
                throw sweep.places().told(e, setting);
            }
        }
        Experiment.load(sweep.experiment(), common.and(sweep.trials().getFirst().changes()), environment)
                .plan();
    }

    private static String written(ComponentRef ref) {
        return ConfigWriter.inline(
                ref.settings().with(ComponentRef.TYPE, (Scalar) ConfigTree.node(ref.place(), ref.type())));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
