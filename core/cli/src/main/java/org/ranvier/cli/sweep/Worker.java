package org.ranvier.cli.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.ExitCode;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.training.Experiment;
import org.ranvier.training.sweep.Launch;
import org.ranvier.training.trial.Series;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.SeriesListener;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;
import org.ranvier.training.trial.TrialResult.State;
import org.ranvier.training.trial.Trials;

/** Runs one trial of a sweep in this process: what engines start. Whatever ends it, the folder says so. */
record Worker(Invocation invocation, SeriesFolder folder) {

    /** As long as a process that was told to end may take to save where it is. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long GLANCE_MILLIS = 200;

    Outcome run(String name) throws InterruptedException {
        Trial trial = folder.trial(name);
        int until = ExperimentOptions.positive(invocation, Launch.UNTIL).orElse(Integer.MAX_VALUE);
        Trials trials = new Trials(folder);
        awaitFree(trials, trial);
        try {
            return outcome(run(trial, until));
        } catch (RanvierException e) {
            if (!trials.isLocked(trial)) {
                trials.fail(
                        trial,
                        e.problems().stream().map(Problem::toString).findFirst().orElse("refused"));
            }
            throw e;
        } catch (OutOfMemoryError e) {
            trials.fail(
                    trial,
                    "the memory that Java may use, " + Runtime.getRuntime().maxMemory() / (1 << 20)
                            + " MiB, is not enough; run fewer trials at once with --jobs");
            throw e;
        }
    }

    /** Where a node was lost, another may be given its trial before the process there has noticed. */
    private static void awaitFree(Trials trials, Trial trial) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (trials.isLocked(trial) && System.nanoTime() < end) {
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private TrialResult run(Trial trial, int until) throws InterruptedException {
        Experiment.Environment environment = ExperimentOptions.environment(invocation);
        SeriesListener nobody = new SeriesListener() {};
        return Interruptible.run(
                stop -> new Series(folder, environment, nobody, stop).runUntil(trial, until),
                early -> new Interrupted("interrupted", "go on with: ranvier sweep --resume " + folder.path()));
    }

    private Outcome outcome(TrialResult result) {
        invocation
                .console()
                .text()
                .println(result.trial().name() + " "
                        + result.state().word()
                        + (result.reason().isEmpty() ? "" : ": " + result.reason()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", result.run().toString());
        json.put("state", result.state().word());
        return new Outcome(result.state() == State.FAILED ? ExitCode.of(Problem.Kind.RUN) : 0, json);
    }
}
