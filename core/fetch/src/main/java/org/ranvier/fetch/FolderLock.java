package org.ranvier.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/**
 * Keeps two processes from fetching into one folder at a time. The lock falls when its process ends, however it ends;
 * its file stays, for to remove it would open a gap.
 */
final class FolderLock implements AutoCloseable {

    private static final String NAME = ".fetch.lock";
    private static final long GLANCE_MILLIS = 100;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for its turn.
     *
     * @param waiting is told once when there is somebody before
     */
    static FolderLock take(Path folder, Runnable waiting, BooleanSupplier stop) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            boolean told = false;
            while (!isTaken(channel)) {
                if (!told) {
                    waiting.run();
                    told = true;
                }
                if (stop.getAsBoolean()) {
                    throw new Stopped();
                }
                Thread.sleep(GLANCE_MILLIS);
            }
            return new FolderLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isTaken(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return false;
        } catch (IOException e) {
            // Some file systems of clusters have no locks. Without one, the checksum still keeps what is wrong from its
            // name.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
