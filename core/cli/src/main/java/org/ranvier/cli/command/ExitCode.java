package org.ranvier.cli.command;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * Exit codes of the program: 0 success, 2 usage or experiment, 3 plugin, 4 data, 5 run failed, 130 interrupted, 141 the
 * reader of a pipe went away.
 */
public final class ExitCode {

    private ExitCode() {}

    /** Returns the code of the first problem. */
    public static int of(RanvierException exception) {
        return of(exception.problems().getFirst().kind());
    }

    /** Returns the code of a kind of problem. */
    public static int of(Problem.Kind kind) {
        return switch (kind) {
            case USAGE -> 2;
            case PLUGIN -> 3;
            case DATA -> 4;
            case RUN -> 5;
        };
    }
}
