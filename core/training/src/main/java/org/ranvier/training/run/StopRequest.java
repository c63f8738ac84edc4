package org.ranvier.training.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;

/**
 * A request to stop, from another process to the one that trains in a folder: an empty file beside the lock. It works
 * wherever both see the folder, from another machine too, and reaches nobody but the holder of the lock, as a signal to
 * a number would not.
 */
public final class StopRequest {

    private static final String FILE = ".stop";

    /** Looking at a file takes longer on file systems of a network, and batches may be short. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private StopRequest() {}

    /**
     * Asks the process that trains in a folder to stop, as if its person had interrupted it.
     *
     * @throws RanvierException if none does, or the folder cannot be written
     */
    public static void make(Path folder) {
        if (!RunLock.isHeld(folder)) {
            throw new RanvierException(
                    Problem.usage(folder.toString(), "no process trains this run", "there is nothing to stop"));
        }
        try {
            Files.createFile(folder.resolve(FILE));
        } catch (FileAlreadyExistsException e) {
            // Asked already.
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            folder.toString(),
                            "the request to stop cannot be written there: " + DiskReason.of(e),
                            "interrupt the process itself, with Ctrl-C"),
                    e);
        }
    }

    /** Returns whether the process that trains in a folder has been asked to stop. */
    public static boolean isMade(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Removes a request, which concerns one process alone: the holder of the lock, who calls this. */
    static void clear(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /**
     * Returns what says whether to stop: where that was said before, or a request is made. Once it says so, it stays.
     */
    static BooleanSupplier or(BooleanSupplier stop, Path folder) {
        return new BooleanSupplier() {
            private boolean asked;
            private long looked = System.nanoTime() - PAUSE_NANOS;

            @Override
            public synchronized boolean getAsBoolean() {
                long now = System.nanoTime();
                if (!asked && now - looked >= PAUSE_NANOS) {
                    looked = now;
                    asked = isMade(folder);
                }
                return asked || stop.getAsBoolean();
            }
        };
    }
}
