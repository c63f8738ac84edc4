package org.ranvier.api;

import java.util.List;
import java.util.stream.Collectors;

/** Failure with one or more {@linkplain Problem problems}; all that were found are reported at once. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class RanvierException extends RuntimeException {

    private final transient List<Problem> problems;

    /** Fails with several problems. */
    public RanvierException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem to report");
        }
        this.problems = List.copyOf(problems);
    }

    /** Fails with one problem. */
    public RanvierException(Problem problem) {
        this(List.of(problem));
    }

    /** Fails with one problem that another exception caused. */
    public RanvierException(Problem problem, Throwable cause) {
        this(List.of(problem));
        initCause(cause);
    }

    /** Returns the problems, in the order found. */
    public List<Problem> problems() {
        return problems;
    }
}
