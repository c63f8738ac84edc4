package org.ranvier.plugins.datasets.nmnist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The files of a dataset, in a folder or in zip files, which are read as they were published. Safe for use by multiple
 * threads.
 */
sealed interface EventFiles extends AutoCloseable permits FolderFiles, ZipFiles {

    /** All paths, with forward slashes. */
    List<String> paths();

    /**
     * The bytes of a file.
     *
     * @throws RanvierException where it cannot be read
     */
    byte[] read(String path);

    /** The place of a file, for messages. */
    String place(String path);

    @Override
    default void close() {}

    /**
     * Returns the files in the zip files of a folder if it has any, and otherwise those in the folder and its
     * subfolders.
     */
    static EventFiles in(Path folder) {
        List<Path> archives;
        try (Stream<Path> files = Files.list(folder)) {
            // macOS puts ._Train.zip beside Train.zip.
            archives = files.filter(file -> file.toString().endsWith(".zip")
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder.toString(), e);
        }
        return archives.isEmpty() ? FolderFiles.of(folder) : ZipFiles.of(archives);
    }

    static RanvierException unreadable(String where, IOException e) {
        return new RanvierException(
                Problem.data(where, "it cannot be read (" + e + ")", "check that it is whole and that it may be read"),
                e);
    }
}
