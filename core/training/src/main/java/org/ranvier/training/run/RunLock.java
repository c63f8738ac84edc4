package org.ranvier.training.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;

/**
 * Keeps a run to one process: two that went on with the same run would overwrite each other's checkpoints. The system
 * lets go of the lock of a process that is killed, so a run that was interrupted is never taken for one that goes on.
 */
public final class RunLock implements AutoCloseable {

    static final String FILE = ".lock";

    /** Whoever looks whether a lock is held holds it for a moment; so often is one waited for that is soon free. */
    private static final int TRIES = 25;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path run;
    private final FileChannel channel;
    private final boolean stays;

    private RunLock(Path run, FileChannel channel, boolean stays) {
        this.run = run;
        this.channel = channel;
        this.stays = stays;
    }

    /**
     * Takes the lock of a run directory.
     *
     * @throws RanvierException if another process trains there
     */
    public static RunLock of(Path run) {
        return of(run, false);
    }

    /**
     * Takes the lock of a folder for which several processes may try at the same time, and leaves its file behind: one
     * that opened the file just before another removed it would hold a lock that nobody else sees.
     *
     * @throws RanvierException if another process has it
     */
    public static RunLock contended(Path folder) {
        return of(folder, true);
    }

    private static RunLock of(Path run, boolean stays) {
        Path file = run.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lockSoon(channel)) {
                channel.close();
                throw new RanvierException(Problem.usage(
                        run.toString(), "another process trains this run", "wait for it, or stop it first"));
            }
            // One that an earlier process did not live to see is none to this one.
            StopRequest.clear(run);
            return new RunLock(run, channel, stays);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            file.toString(), "it cannot be made: " + DiskReason.of(e), "check that it may be written"),
                    e);
        }
    }

    /** Adds to what says whether to stop the requests of other processes to do so. */
    public BooleanSupplier orAsked(BooleanSupplier stop) {
        return StopRequest.or(stop, run);
    }

    /** Whether a process trains in a run directory. */
    public static boolean isHeld(Path run) {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        // Reading is enough, so that the runs of others can be looked at.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return !lock(channel, true);
        } catch (IOException e) {
            // Gone since, or not ours to open: nothing that we know of runs there.
            return false;
        }
    }

    private static boolean lockSoon(FileChannel channel) {
        for (int n = 1; n < TRIES; n++) {
            if (lock(channel, false)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return lock(channel, false);
    }

    private static boolean lock(FileChannel channel, boolean shared) {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
            return false;
        } catch (IOException e) {
            // Some file systems have no locks. Training there is better than none at all.
            return true;
        }
    }

    @Override
    public void close() {
        try {
            StopRequest.clear(run);
            if (!stays) {
                Files.deleteIfExists(run.resolve(FILE));
            }
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process; an empty file that stays behind means nothing.
            System.getLogger(RunLock.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot remove the lock of " + run, e);
        }
    }
}
