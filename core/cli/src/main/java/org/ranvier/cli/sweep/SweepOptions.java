package org.ranvier.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.training.sweep.Launch;

/** The options of sweeps. */
final class SweepOptions {

    static final String GRID = "grid";
    static final String SEEDS = "seeds";
    static final String FOLDS = "folds";
    static final String OUT = "out";
    static final String RESUME = "resume";
    static final String RETRY = "retry-failed";
    static final String PRINT = "print";
    static final String DRY_RUN = "dry-run";

    private SweepOptions() {}

    static List<Option> all() {
        List<Option> options = new ArrayList<>(List.of(
                CommonOptions.value(
                        GRID,
                        "KEY=A,B,…",
                        "Vary a key of EXPERIMENT; with several, all combinations are trained (may be repeated)"),
                CommonOptions.value(SEEDS, "LIST", "Train every setting with each seed, such as 1..5 or 1,3,7"),
                CommonOptions.value(FOLDS, "N", "Cross-validate every setting on N folds of the data"),
                ExperimentOptions.set(),
                ExperimentOptions.backend(),
                CommonOptions.value(OUT, "DIR", "The folder of the sweep; by default a new one under runs/"),
                CommonOptions.value(RESUME, "DIR", "Go on with a sweep, instead of SWEEP"),
                CommonOptions.flag(RETRY, "Try trials again that failed, where a sweep goes on"),
                CommonOptions.value(
                        EngineChoice.OPTION,
                        "NAME",
                        "Where trials run, by default local; with settings: '{type: NAME, key: value}'"),
                CommonOptions.value(
                        LocalEngine.JOBS, "N", "How many trials run at once here; as many as fit by default"),
                CommonOptions.value(
                        ExperimentOptions.THREADS, "N", "How many threads each trial uses; results are the same"),
                CommonOptions.flag(DRY_RUN, "Check all settings and list them, without training"),
                CommonOptions.flag(
                        PRINT, "Make the folder and print the job script of the engine, without submitting it"),
                CommonOptions.value(Launch.TRIAL, "NAME", "Run this trial of --resume in this process, as engines do"),
                CommonOptions.value(Launch.UNTIL, "EPOCH", "Pause that trial after some epoch"),
                CommonOptions.data(),
                CommonOptions.plugins()));
        options.add(ExperimentOptions.pluginsAsInstalled());
        return options;
    }
}
