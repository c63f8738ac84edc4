package org.ranvier.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.fetch.SourceStatus.FileStatus;
import org.ranvier.fetch.SourceStatus.State;

/**
 * Completes the folder of a source from files that are on this machine already, such as those of a disk from elsewhere.
 */
public final class LocalFileImport {

    private LocalFileImport() {}

    /**
     * Copies what is missing. Nothing is copied before all of it was found and its checksums were right.
     *
     * @param from where the files lie: under their paths, in a folder of the source's name, or under their names alone
     * @param folder the folder of the source
     * @param replace whether files that are there but wrong are replaced
     * @param stop asked between files whether to stop
     * @return the files that were copied
     * @throws RanvierException with {@code DATA} problems, all of them
     */
    public static List<RemoteFile> take(
            DataSource source, Path from, Path folder, boolean replace, BooleanSupplier stop) {
        try {
            SourceStatus standing = SourceStatus.byChecksum(source, folder);
            if (!replace) {
                Fetcher.requireNothingWrong(source, standing);
            }
            List<FileStatus> wanted = Stream.concat(
                            standing.all(State.MISSING).stream(), standing.all(State.WRONG).stream())
                    .toList();
            Map<FileStatus, Path> found = found(source, from, wanted);
            Files.createDirectories(folder);
            List<RemoteFile> copied = new ArrayList<>();
            try (FolderLock _ = FolderLock.take(folder, () -> {}, stop)) {
                for (FileStatus file : wanted) {
                    if (stop.getAsBoolean()) {
                        return copied;
                    }
                    copy(source, found.get(file), file);
                    copied.add(file.file());
                }
            }
            return copied;
        } catch (Stopped e) {
            return List.of();
        } catch (IOException e) {
            throw Fetcher.unusable(folder, e);
        }
    }

    private static Map<FileStatus, Path> found(DataSource source, Path from, List<FileStatus> wanted) {
        Map<FileStatus, Path> found = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (FileStatus file : wanted) {
            Optional<Path> path = places(source, from, file.file())
                    .filter(Files::isRegularFile)
                    .findFirst();
            if (path.isEmpty()) {
                problems.add(Problem.data(
                        from.toString(),
                        "there is no " + file.file().path() + " of " + source.title() + " in it",
                        "name the folder that has the files as they were published"));
                continue;
            }
            SourceStatus.fault(file.file(), path.get(), true)
                    .ifPresentOrElse(
                            fault -> problems.add(Problem.data(
                                    path.get().toString(),
                                    "it is not the file of " + source.title() + ": it " + fault,
                                    "get the file as it was published")),
                            () -> found.put(file, path.get()));
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return found;
    }

    private static Stream<Path> places(DataSource source, Path from, RemoteFile file) {
        Path name = Path.of(file.path()).getFileName();
        return Stream.of(
                from.resolve(file.path()), from.resolve(source.name()).resolve(file.path()), from.resolve(name));
    }

    private static void copy(DataSource source, Path from, FileStatus to) throws IOException {
        Files.createDirectories(to.path().getParent());
        PartFile part = PartFile.of(to.path());
        Files.copy(from, part.part(), StandardCopyOption.REPLACE_EXISTING);
        Optional<String> fault = SourceStatus.fault(to.file(), part.part(), true);
        if (fault.isPresent()) {
            part.discard();
            throw new RanvierException(Problem.data(
                    to.path().toString(),
                    "the copy of " + source.title() + " went wrong: it " + fault.get(),
                    "check the disk and try again"));
        }
        part.finish();
    }
}
