package org.ranvier.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;

/** Data problems of files that cannot be read. */
final class Damage {

    private static final String ANEW = "write or fetch the file anew";

    private Damage() {}

    /** A file whose content is not what it should be. */
    static RanvierException of(String where, String message) {
        return new RanvierException(Problem.data(where, message, ANEW));
    }

    /** A file that is sound but holds what is not supported. */
    static RanvierException unsupported(String where, String message, String remedy) {
        return new RanvierException(Problem.data(where, message, remedy));
    }

    /** A file that the system does not give. */
    static RanvierException of(String where, IOException cause) {
        Problem problem = switch (cause) {
            case NoSuchFileException _ -> Problem.data(where, "there is no such file", "check its name and folder");
            case EOFException _ -> Problem.data(where, "it ends too early", ANEW);
            default ->
                Problem.data(
                        where,
                        "it cannot be read (" + DiskReason.of(cause) + ")",
                        "check that it is whole and may be read");
        };
        return new RanvierException(problem, cause);
    }
}
