package org.ranvier.training.paper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.TrialResult;

/**
 * What came of a row so far.
 *
 * @param folder the folder of its runs, whether it exists or not
 * @param results what came of each seed, in order
 * @param missing why it cannot be run here, such as data that is not here; empty if it can
 */
public record RowResult(PaperRow row, Path folder, List<TrialResult> results, Optional<Problem> missing) {

    public RowResult {
        results = List.copyOf(results);
    }

    /** Returns the figures of its finished runs. */
    public Figures figures() {
        return new Figures(results);
    }

    /** Returns the finished runs. */
    public List<TrialResult> finished() {
        return results.stream().filter(TrialResult::finished).toList();
    }

    /** Whether every seed has finished. */
    public boolean isComplete() {
        return missing.isEmpty() && !results.isEmpty() && finished().size() == results.size();
    }
}
