package org.ranvier.api;

import java.util.List;
import java.util.stream.Collectors;

/** Failure with one or more {@linkplain Problem problems}; all that were found are reported at once. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class RanvierException extends RuntimeException {

    private final transient List<Problem> problems;

    /**
     * Fails with several problems.
     *
     * @param problems what stopped the work, in the order found; at least one
     * @throws IllegalArgumentException if there is none
     */
    public RanvierException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem to report");
        }
        this.problems = List.copyOf(problems);
    }

    /**
     * Fails with one problem.
     *
     * @param problem what stopped the work
     */
    public RanvierException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * Fails with one problem that another exception caused.
     *
     * @param problem what stopped the work
     * @param cause the exception that led to it
     */
    public RanvierException(Problem problem, Throwable cause) {
        this(List.of(problem));
        initCause(cause);
    }

    /** {@return the problems, in the order found} */
    public List<Problem> problems() {
        return problems;
    }
}
