package org.ranvier.install.place;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.sign.AtomicText;
import org.ranvier.text.DiskReason;

/**
 * The folder {@code .installing} within the folder of plugins, where what is to be installed is put together. Only one
 * process has it at a time. What is ready is moved to its places; before the first move a journal names all of them, so
 * that whoever comes after a process that was killed takes back what it had moved.
 */
public final class Workplace implements AutoCloseable {

    private static final String NAME = ".installing";
    private static final String LOCK = "lock";
    private static final String JOURNAL = "journal";
    private static final String FINISH = "name another folder with --plugins, or mend its permissions";

    private final Path folder;
    private final Path work;
    private final boolean made;
    private FileChannel lock;

    /**
     * Takes the place, and clears up after a process that was killed.
     *
     * @param folder where plugins are installed; made if need be
     */
    public Workplace(Path folder) {
        this.folder = folder;
        made = Files.notExists(folder);
        work = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            boolean left = Files.exists(work, LinkOption.NOFOLLOW_LINKS);
            Files.createDirectories(work);
            lock = take(left);
            if (left) {
                recover();
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage("", "nothing can be installed in " + folder + " (" + DiskReason.of(e) + ")", FINISH),
                    e);
        }
    }

    /** Clears up after a process that was killed while it installed, unless another is at it by now. */
    public static void clearUp(Path folder) {
        if (Files.exists(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS)) {
            try {
                new Workplace(folder).close();
            } catch (RanvierException e) {
                // Whoever has the place clears up, or the next one does.
            }
        }
    }

    /** Returns the folder where plugins are installed. */
    public Path folder() {
        return folder;
    }

    /** Makes a new folder to put something together in. */
    public Path room() {
        try {
            return Files.createTempDirectory(work, "");
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Moves files and folders from here to their places, all or none, and in order: a process that is killed on the way
     * leaves the first ones, which do without the others.
     *
     * @param moves the names in the folder of plugins, with what is to be there
     * @throws RanvierException if one of the places is taken, or cannot be used
     */
    public void finish(Map<String, Path> moves) {
        Map<Path, Path> places = new LinkedHashMap<>();
        moves.forEach((name, from) -> places.put(folder.resolve(name), from));
        for (Path place : places.keySet()) {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new RanvierException(Problem.plugin(
                        "", place.toString(), "there is something of this name already", "remove it first"));
            }
        }
        AtomicText.write(work.resolve(JOURNAL), String.join("\n", moves.keySet()) + "\n");
        try {
            for (Map.Entry<Path, Path> move : places.entrySet()) {
                Files.createDirectories(move.getKey().getParent());
                Files.move(move.getValue(), move.getKey(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(work.resolve(JOURNAL));
        } catch (IOException e) {
            try {
                recover();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw unwritable(e);
        }
    }

    /**
     * Takes a plugin away in one step, with what lies beside it, and deletes it.
     *
     * @param plugin its jar or folder, in the folder of plugins
     */
    public void remove(Path plugin) throws IOException {
        Path gone = room().resolve("gone");
        Files.move(plugin, gone, StandardCopyOption.ATOMIC_MOVE);
        Receipts.delete(plugin);
        Folders.delete(gone);
    }

    /** Takes back what a journal names, and deletes all that lies here. */
    private void recover() throws IOException {
        Path journal = work.resolve(JOURNAL);
        if (Files.exists(journal)) {
            for (String name : Files.readAllLines(journal, StandardCharsets.UTF_8)) {
                Path place = folder.resolve(name).normalize();
                if (place.startsWith(folder) && !place.equals(folder)) {
                    Folders.delete(place);
                }
            }
            Files.delete(journal);
        }
        try (var inside = Files.newDirectoryStream(work)) {
            for (Path path : inside) {
                if (!path.endsWith(LOCK)) {
                    Folders.delete(path);
                }
            }
        }
    }

    private FileChannel take(boolean left) throws IOException {
        Path file = work.resolve(LOCK);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock mine = channel.tryLock();
            // Whoever had it may have deleted it on leaving.
            taken = mine != null && Files.exists(file);
        } catch (OverlappingFileLockException e) {
            taken = false;
        } catch (IOException e) {
            // A file system without locks: then the folder itself is the lock, which a killed process leaves.
            taken = !left;
        }
        if (!taken) {
            channel.close();
            throw new RanvierException(Problem.usage(
                    work.toString(),
                    "another process is installing plugins there, or was killed on a file system without locks",
                    "wait until it has finished; if there is none, delete this folder"));
        }
        return channel;
    }

    private RanvierException unwritable(IOException e) {
        return new RanvierException(
                Problem.usage("", "nothing can be installed in " + folder + " (" + DiskReason.of(e) + ")", FINISH), e);
    }

    @Override
    public void close() {
        try {
            lock.close();
            Folders.delete(work);
            if (made) {
                // Fails, rightly, unless it is empty.
                Files.delete(folder);
            }
        } catch (java.nio.file.DirectoryNotEmptyException | java.nio.file.NoSuchFileException e) {
            // Something was installed.
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
