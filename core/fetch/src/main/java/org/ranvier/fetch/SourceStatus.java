package org.ranvier.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.text.DiskReason;

/**
 * Status of the files of a source in its folder.
 *
 * @param folder its folder, whether it exists or not
 * @param files its files, in order
 */
public record SourceStatus(Path folder, List<FileStatus> files) {

    /** State of a file. */
    public enum State {
        /** The file is present and has the right size and, where checksums were compared, the right checksum. */
        PRESENT,
        /** The file is missing. */
        MISSING,
        /** The file is present but has the wrong content. */
        WRONG
    }

    /**
     * A file of a source.
     *
     * @param file which one
     * @param path where it belongs
     * @param partial how many bytes of it an unfinished download has left
     */
    public record FileStatus(RemoteFile file, Path path, State state, long partial) {}

    /** Looks at sizes only, which takes no time. */
    public static SourceStatus bySize(DataSource source, Path folder) {
        return of(source, folder, false);
    }

    /** Looks at sizes and checksums. */
    public static SourceStatus byChecksum(DataSource source, Path folder) {
        return of(source, folder, true);
    }

    /** Whether every file is there and right. */
    public boolean isComplete() {
        return count(State.PRESENT) == files.size();
    }

    /** Returns the number of files in a state. */
    public int count(State state) {
        return (int) files.stream().filter(file -> file.state() == state).count();
    }

    /** Returns the files in a state. */
    public List<FileStatus> all(State state) {
        return files.stream().filter(file -> file.state() == state).toList();
    }

    private static SourceStatus of(DataSource source, Path folder, boolean checksums) {
        return new SourceStatus(
                folder,
                source.files().stream()
                        .map(file -> {
                            Path path = folder.resolve(file.path());
                            return new FileStatus(
                                    file,
                                    path,
                                    state(file, path, checksums),
                                    PartFile.of(path).size());
                        })
                        .toList());
    }

    private static State state(RemoteFile file, Path path, boolean checksums) {
        if (!Files.exists(path)) {
            return State.MISSING;
        }
        return fault(file, path, checksums).isEmpty() ? State.PRESENT : State.WRONG;
    }

    /** A clause that says what is wrong with a file; empty when nothing is. */
    static Optional<String> fault(RemoteFile file, Path path, boolean checksums) {
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.of("is not a file");
            }
            long size = Files.size(path);
            if (file.bytes() >= 0 && size != file.bytes()) {
                return Optional.of("has " + size + " bytes instead of " + file.bytes());
            }
            String found = checksums
                    ? Digests.of(path, file.checksum().algorithm())
                    : file.checksum().hex();
            return found.equals(file.checksum().hex())
                    ? Optional.empty()
                    : Optional.of("has the " + file.checksum().algorithm().javaName() + " " + found + " instead of "
                            + file.checksum().hex());
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(
                            path.toString(), "it cannot be read (" + DiskReason.of(e) + ")", "check its permissions"),
                    e);
        }
    }
}
