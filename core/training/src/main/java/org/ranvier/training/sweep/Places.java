package org.ranvier.training.sweep;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.tree.Place;

/**
 * Where a sweep has the keys that its trials change.
 *
 * @param byKey the place of each key
 */
public record Places(Map<String, Place> byKey) {

    private static final String OPTION = "--set ";

    /** Keeps the places. */
    public Places {
        byKey = Map.copyOf(byKey);
    }

    /**
     * Returns what is wrong with the experiment of a trial, told of the sweep: of the line that has the key, and with
     * the value that the trial has.
     *
     * @param setting the assignments of the trial
     */
    public RanvierException told(RanvierException refused, List<String> setting) {
        RanvierException told = new RanvierException(
                refused.problems().stream().map(p -> told(p, setting)).toList());
        told.initCause(refused);
        return told;
    }

    private Problem told(Problem problem, List<String> setting) {
        for (String assignment : setting) {
            String key = assignment.substring(0, assignment.indexOf('='));
            if (problem.where().equals(OPTION + key) && byKey.containsKey(key)) {
                return Problem.of(
                        problem.kind(),
                        problem.plugin(),
                        byKey.get(key) + " (" + assignment + ")",
                        problem.message(),
                        problem.remedy());
            }
        }
        return problem;
    }
}
