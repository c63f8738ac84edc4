package org.ranvier.training.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * A folder made for results.
 *
 * @param made the folders that were made for it, the innermost first
 */
public record NewFolder(Path path, List<Path> made) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /**
     * Looks whether a place is free, before time is spent on what is to go there.
     *
     * @param wanted the place, or null for a new one
     */
    public static void checkFree(Path wanted) {
        try {
            if (wanted != null && Files.exists(wanted) && !(Files.isDirectory(wanted) && isEmpty(wanted))) {
                throw new RanvierException(Problem.usage(
                        wanted.toString(), "the run directory exists", "choose another with --out, or remove it"));
            }
        } catch (IOException e) {
            throw unmade(wanted, e);
        }
    }

    /**
     * Makes one; never one that exists.
     *
     * @param wanted the place, or null for a new one under {@code runs/}
     * @param name what such a new one is named after
     */
    public static NewFolder create(Path wanted, String name) {
        checkFree(wanted);
        try {
            if (wanted != null) {
                List<Path> missing = missing(wanted);
                return new NewFolder(Files.createDirectories(wanted), missing);
            }
            List<Path> missing = missing(Path.of("runs"));
            Path runs = Files.createDirectories(Path.of("runs"));
            return createIn(runs, name + "-" + LocalDateTime.now().format(STAMP), missing);
        } catch (IOException e) {
            throw unmade(wanted == null ? Path.of("runs").toAbsolutePath() : wanted, e);
        }
    }

    /** @param missing the folders that were made for it, the innermost first; without it they are not needed */
    private static NewFolder createIn(Path runs, String stamp, List<Path> missing) throws IOException {
        try {
            for (int n = 1; ; n++) {
                Path candidate = runs.resolve(n == 1 ? stamp : stamp + "-" + n);
                List<Path> made =
                        Stream.concat(Stream.of(candidate), missing.stream()).toList();
                try {
                    return new NewFolder(Files.createDirectory(candidate), made);
                } catch (FileAlreadyExistsException taken) {
                    // Another run began in the same second: the next number is free, or is looked at in turn.
                }
            }
        } catch (IOException e) {
            for (Path folder : missing) {
                try {
                    Files.deleteIfExists(folder);
                } catch (IOException inUse) {
                    e.addSuppressed(inUse);
                }
            }
            throw e;
        }
    }

    /**
     * Removes it, with the folders that were made for it; what others have put there stays, and so does it then.
     *
     * @param files the names of the files that were written there
     */
    public void discard(List<String> files) {
        try {
            for (String file : files) {
                Files.deleteIfExists(path.resolve(file));
            }
            for (Path folder : made) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            // What it was refused for is what people have to know.
            System.getLogger(NewFolder.class.getName()).log(System.Logger.Level.DEBUG, "cannot remove " + path, e);
        }
    }

    /** A folder and those that it is in, as far as they are not there, the innermost first. */
    private static List<Path> missing(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .takeWhile(Files::notExists)
                .toList();
    }

    private static RanvierException unmade(Path place, IOException e) {
        return new RanvierException(
                Problem.run(
                        place.toString(),
                        "the run directory cannot be made, as " + obstacle(place, e),
                        "name another place with --out"),
                e);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Why a folder cannot be made; the system's own message is often no more than a name. */
    private static String obstacle(Path folder, IOException e) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return there + " is a file";
        }
        if (!Files.isWritable(there)) {
            return there + " may not be written to";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? "the system says: " + system.getReason()
                : "the system does not allow it";
    }
}
