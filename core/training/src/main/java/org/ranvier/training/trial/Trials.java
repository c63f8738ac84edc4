package org.ranvier.training.trial;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The trials of a folder as they go on: what is over stays so, so that it is read once.
 *
 * @param folder the folder
 * @param known the trials that were seen to be over
 */
public record Trials(SeriesFolder folder, Set<Trial> known) {

    /** Looks at a folder. */
    public Trials(SeriesFolder folder) {
        this(folder, new HashSet<>());
    }

    /**
     * What is to run now.
     *
     * @param left the trials that have not come as far as they are to
     * @param until up to which epoch
     */
    public record Round(List<Trial> left, int until) {

        /** Whether nothing is left. */
        public boolean isOver() {
            return left.isEmpty();
        }
    }

    /** Returns what is to run now. */
    public Round round() {
        Halving.Standing standing = folder.standing();
        Set<Trial> alive = new HashSet<>(standing.alive());
        folder.trials().stream().filter(trial -> !alive.contains(trial)).forEach(known::add);
        return new Round(
                standing.alive().stream()
                        .filter(trial -> !hasReached(trial, standing.until()))
                        .toList(),
                standing.until());
    }

    /** Whether nothing is left to train of a trial up to an epoch. */
    public boolean hasReached(Trial trial, int until) {
        if (known.contains(trial)) {
            return true;
        }
        TrialProgress progress = folder.progress(trial);
        if (progress.isOver()) {
            known.add(trial);
        }
        return progress.hasReached(until);
    }

    /** Returns how many epochs a trial has finished. */
    public int epochs(Trial trial) {
        return folder.progress(trial).epochs();
    }

    /** Returns how many trials were seen to be over. */
    public int over() {
        return known.size();
    }

    /** Returns how many trials there are. */
    public int count() {
        return folder.trials().size();
    }

    /** Whether some process runs a trial. */
    public boolean isLocked(Trial trial) {
        return folder.desk(trial).isLocked();
    }

    /** Gives a trial up. */
    public void fail(Trial trial, String reason) {
        folder.desk(trial).failed(reason);
        known.add(trial);
    }

    /** Has trials that failed tried again. */
    public void retry() {
        folder.trials().forEach(trial -> folder.desk(trial).forgetFailure());
    }

    /** Reads what came of a trial so far. */
    public TrialResult result(Trial trial) {
        return folder.result(trial);
    }
}
