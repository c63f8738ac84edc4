package org.ranvier.training.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.Mapping;
import org.ranvier.training.Experiment;
import org.ranvier.training.trial.Series;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.Trial;

/**
 * The runs of a paper's rows: each row a folder of ordinary runs, one a seed. What has finished is kept, what was
 * interrupted goes on, and a row whose data is not here is passed over with the reason.
 *
 * @param quick whether rows are reduced to a quick look
 * @param folder where the folders of rows are
 * @param experiments finds the file of an experiment that a row names
 * @param environment what the runs run in
 */
public record PaperRuns(
        Paper paper,
        boolean quick,
        Path folder,
        Function<String, Path> experiments,
        Experiment.Environment environment) {

    /**
     * Checks the experiments of all rows, so that a mistake in the last one is told before the first one runs. Data is
     * not looked for.
     *
     * @throws RanvierException with every problem of any row
     */
    public void check() {
        List<Problem> problems = new ArrayList<>();
        for (PaperRow row : paper.rows()) {
            try {
                Experiment.load(experiment(row), changes(row), environment);
            } catch (RanvierException e) {
                e.problems().stream()
                        .map(problem ->
                                problem.where().isEmpty() || problem.where().startsWith("--set")
                                        ? Problem.of(
                                                problem.kind(),
                                                problem.plugin(),
                                                row.place() + ": " + row.name() + ": " + problem.where(),
                                                problem.message(),
                                                problem.remedy())
                                        : problem)
                        .filter(problem -> !problems.contains(problem))
                        .forEach(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    /**
     * What came of the rows.
     *
     * @param rows in order
     * @param stopped whether they were asked to stop before the last one ended
     */
    public record Ended(List<RowResult> rows, boolean stopped) {}

    /** Runs what is left to run; once stopped, reads what came of the others so far. */
    public Ended run(PaperListener listener, BooleanSupplier stop) {
        List<RowResult> results = new ArrayList<>();
        boolean stopped = false;
        for (PaperRow row : paper.rows()) {
            stopped |= stop.getAsBoolean();
            if (stopped) {
                results.add(soFar(row));
                continue;
            }
            listener.row(row, results.size() + 1, paper.rows().size());
            Attempt attempt = run(row, listener, stop);
            listener.ended(attempt.result());
            results.add(attempt.result());
            stopped = attempt.stopped();
        }
        return new Ended(results, stopped);
    }

    private record Attempt(RowResult result, boolean stopped) {}

    private Attempt run(PaperRow row, PaperListener listener, BooleanSupplier stop) {
        Path runs = runs(row);
        Mapping experiment = experiment(row);
        try {
            if (SeriesFolder.is(runs)) {
                SeriesFolder series = SeriesFolder.of(runs);
                checkSame(series, experiment, row);
                return attempt(row, new Series(series, environment, listener, stop).run());
            }
            // All that a process that was killed right at the beginning can have left.
            Files.deleteIfExists(runs.resolve(SeriesFolder.BASE));
            return attempt(
                    row, Series.begin(runs, experiment, changes(row), row.trials(quick), environment, listener, stop));
        } catch (RanvierException e) {
            if (e.problems().stream().allMatch(problem -> problem.kind() == Problem.Kind.DATA)) {
                return new Attempt(
                        new RowResult(
                                row, runs, List.of(), Optional.of(e.problems().getFirst())),
                        false);
            }
            throw e;
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(runs.toString(), "it cannot be written: " + e.getMessage(), "remove it"), e);
        }
    }

    private Attempt attempt(PaperRow row, Series.Ended ended) {
        return new Attempt(new RowResult(row, runs(row), ended.results(), Optional.empty()), ended.stopped());
    }

    /** Reads what came of a row that has begun here, without running it; empty where it has not. */
    public Optional<RowResult> begun(PaperRow row) {
        return SeriesFolder.is(runs(row)) ? Optional.of(soFar(row)) : Optional.empty();
    }

    /** Reads what came of a row, without running it. */
    private RowResult soFar(PaperRow row) {
        Path runs = runs(row);
        return new RowResult(
                row, runs, SeriesFolder.is(runs) ? SeriesFolder.of(runs).results() : List.of(), Optional.empty());
    }

    /** Runs of another experiment must not be taken for those of this row. */
    private void checkSame(SeriesFolder series, Mapping experiment, PaperRow row) {
        List<String> differs = new ArrayList<>();
        Mapping base = ConfigParser.read(series.path().resolve(SeriesFolder.BASE));
        if (!ConfigWriter.write(base).equals(ConfigWriter.write(experiment))) {
            differs.add("another version of the experiment " + row.experiment());
        }
        if (!series.common().overrides().equals(row.changes(quick))) {
            differs.add("the changes " + String.join(" ", series.common().overrides()));
        }
        if (!series.trials().equals(row.trials(quick))) {
            differs.add("the runs "
                    + String.join(
                            ", ", series.trials().stream().map(Trial::name).toList()));
        }
        if (!differs.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    series.path().toString(),
                    "this row was begun with " + String.join(", and with ", differs),
                    "choose another folder with --out, or remove this one"));
        }
    }

    private Path runs(PaperRow row) {
        return folder.resolve(row.name());
    }

    private Mapping experiment(PaperRow row) {
        return ConfigParser.read(experiments.apply(row.experiment()));
    }

    private Experiment.Changes changes(PaperRow row) {
        return new Experiment.Changes(row.changes(quick), OptionalLong.empty(), Optional.empty());
    }
}
