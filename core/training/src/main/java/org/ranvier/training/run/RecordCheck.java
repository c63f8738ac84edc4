package org.ranvier.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Looks whether the records of a run are what it has written, before anything is concluded from them. */
final class RecordCheck {

    private final Path run;

    RecordCheck(RunDirectory directory) {
        this.run = directory.path();
    }

    /**
     * Looks at what the run was made of. A run of which that is not there is one of nothing.
     *
     * @throws RanvierException if it was damaged or changed
     */
    RecordCheck resolved() {
        Path file = run.resolve(RunDirectory.RESOLVED);
        try {
            new RecordReader(run).resolved();
            return this;
        } catch (IOException e) {
            throw changed(file, reason(e, RunDirectory.RESOLVED), e);
        }
    }

    /**
     * Looks at what came of the run.
     *
     * @throws RanvierException if it was damaged or changed
     */
    void summary() {
        try {
            new RecordReader(run).summary();
        } catch (IOException e) {
            throw changed(run.resolve(RunDirectory.SUMMARY), reason(e, RunDirectory.SUMMARY), e);
        }
    }

    /**
     * Looks at the lines of the metrics.
     *
     * @param epochs how many the last checkpoint has
     * @throws RanvierException if one was damaged or changed, or lost
     */
    void metrics(int epochs) {
        Path file = run.resolve(RunDirectory.METRICS);
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines;
        try {
            lines = new RecordReader(run).lines();
        } catch (IOException e) {
            throw changed(file, "it cannot be read", e);
        }
        boolean due = false;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            // Lines of older versions have no checksum, and come before those that have one.
            boolean lost = epoch > lines.size() || due && !Checksums.hasCrc(lines.get(epoch - 1));
            due |= !lost && Checksums.hasCrc(lines.get(epoch - 1));
            if (lost || !Checksums.isWhole(lines.get(epoch - 1), epoch)) {
                throw changed(file, "its line " + epoch + " is not what the run has written there", null);
            }
        }
    }

    /** What a reader of a file says of it, or that it cannot. */
    private static String reason(IOException e, String file) {
        String said = String.valueOf(e.getMessage());
        return said.startsWith(file + " ") ? "it" + said.substring(file.length()) : "it cannot be read";
    }

    private static RanvierException changed(Path file, String why, Exception cause) {
        RanvierException problem = new RanvierException(Problem.data(
                file.toString(),
                why,
                "restore it, or remove it to do without what it says; nothing is compared with it then"));
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }
}
