package org.ranvier.training.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** The room that is left on the disk of a run, looked at before each of its checkpoints. */
public final class DiskSpace {

    /** The last checkpoint, the best, and the one that is to replace either. */
    private static final int AT_ONCE = 3;

    private static final int SCARCE = 10;

    private final Path run;
    private final LongSupplier free;
    private boolean warned;

    /** The disk that a run directory lies on. */
    public DiskSpace(Path run) {
        this(run, () -> usable(run));
    }

    /** @param free how many bytes there is room for; 0 where nobody knows */
    DiskSpace(Path run, LongSupplier free) {
        this.run = run;
        this.free = free;
    }

    /**
     * Looks whether a run can begin.
     *
     * @param checkpoint the size of a checkpoint in bytes
     * @param advice takes a warning, once, if there is room for few more
     * @throws RanvierException if there is none for those that a run has at once
     */
    public void requireForRun(long checkpoint, Consumer<String> advice) {
        require(AT_ONCE * checkpoint, "a run of this network needs " + text(AT_ONCE * checkpoint), "");
        warn(checkpoint, advice);
    }

    /**
     * Looks whether a checkpoint can be written.
     *
     * @param checkpoint its size in bytes
     * @param advice takes a warning, once, if there is room for few more
     * @throws RanvierException if there is none
     */
    public void requireForCheckpoint(long checkpoint, Consumer<String> advice) {
        require(
                checkpoint,
                "a checkpoint needs " + text(checkpoint),
                ", then go on with: ranvier train --resume " + run);
        warn(checkpoint, advice);
    }

    private void require(long needed, String what, String goOn) {
        long there = free.getAsLong();
        if (there > 0 && there < needed) {
            throw new RanvierException(Problem.run(
                    run.toString(),
                    "its disk has " + text(there) + " left, and " + what,
                    "make room" + (goOn.isEmpty() ? ", or name a place on another disk with --out" : goOn)));
        }
    }

    private void warn(long checkpoint, Consumer<String> advice) {
        long there = free.getAsLong();
        if (!warned && there > 0 && there < SCARCE * checkpoint) {
            warned = true;
            advice.accept("the disk of " + run + " has " + text(there) + " left, and a checkpoint takes "
                    + text(checkpoint) + ": make room before it is full");
        }
    }

    /** The bytes that are free for a folder; 0 where the system does not tell. */
    public static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** A number of bytes in words. */
    public static String text(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
