package org.ranvier.training.sweep;

import java.util.List;
import java.util.Optional;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.tree.Mapping;
import org.ranvier.training.trial.Halving;
import org.ranvier.training.trial.Trial;

/**
 * A sweep: trials of one experiment.
 *
 * @param experiment the experiment that the trials have in common
 * @param changes the assignments that all trials have
 * @param trials the trials, setting by setting, each with every seed and fold
 * @param halving how the worse settings are stopped early, if they are
 * @param engine where the trials run, if the file says so
 * @param places where the file has what trials change
 */
public record Sweep(
        Mapping experiment,
        List<String> changes,
        List<Trial> trials,
        Optional<Halving> halving,
        Optional<ComponentRef> engine,
        Places places) {

    /** More trials than anybody waits for. */
    static final int MOST = 10_000;
}
