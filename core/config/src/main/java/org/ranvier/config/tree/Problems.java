package org.ranvier.config.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Gathers problems, so that all of a file are reported at once and in its order. Not safe for several threads. */
public final class Problems {

    private record Placed(Place place, Problem problem) {}

    private final List<Placed> found = new ArrayList<>();

    /** No problem yet. */
    public Problems() {}

    /** Adds a problem of usage at a place; returns it. */
    public Problem add(Place place, String message, String remedy) {
        Problem problem = Problem.usage(place.toString(), message, remedy);
        add(place, problem);
        return problem;
    }

    /** Adds any problem that belongs to a place. */
    public void add(Place place, Problem problem) {
        found.add(new Placed(place, problem));
    }

    /** Adds a problem without a place; these come last. */
    public void add(Problem problem) {
        found.add(new Placed(null, problem));
    }

    /** Takes a problem back that turned out to be part of another one. */
    public void withdraw(Problem problem) {
        found.removeIf(placed -> placed.problem() == problem);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Returns the problems found, ordered by place; what several places suffer from, such as a broken plugin, only
     * once.
     */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing(Placed::place, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(Placed::problem)
                .distinct()
                .toList();
    }

    /**
     * Ends here if anything was found.
     *
     * @throws RanvierException with all problems
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new RanvierException(all());
        }
    }
}
