package org.ranvier.fetch;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.fetch.SourceStatus.FileStatus;
import org.ranvier.fetch.SourceStatus.State;
import org.ranvier.text.DiskReason;

/** Completes the folder of a source from the web. */
public final class Fetcher implements AutoCloseable {

    private final HttpClient client;
    private final Patience patience;
    private final Optional<URI> mirror;

    /**
     * A fetcher. Redirections are followed, but never from {@code https} to {@code http}.
     *
     * @param mirror a folder on the web with a folder for each source, asked before the places that sources name
     */
    public Fetcher(Patience patience, ProxySelector proxies, Optional<URI> mirror) {
        this(patience, HttpClient.newBuilder().proxy(proxies), mirror);
    }

    /** For tests, whose servers are vouched for by nobody else. */
    Fetcher(Patience patience, HttpClient.Builder builder, Optional<URI> mirror) {
        this.patience = patience;
        this.mirror = mirror;
        client = builder.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience.connect())
                .build();
    }

    /**
     * Fetches what is missing. A file that is right stays as it is; one that is wrong is a problem, or is replaced once
     * the right one is here.
     *
     * @param folder the folder of the source
     * @param replace whether wrong files are replaced
     * @param stop asked again and again whether to stop; what was fetched is kept
     * @return whether the folder is complete now; false only when it was stopped
     * @throws RanvierException with {@code DATA} problems
     */
    public boolean fetch(
            DataSource source, Path folder, boolean replace, FetchListener listener, BooleanSupplier stop) {
        try {
            if (SourceStatus.byChecksum(source, folder).isComplete()) {
                return true;
            }
            Files.createDirectories(folder);
            Runnable waiting = () -> listener.note("another process is fetching into " + folder + "; waiting for it");
            try (FolderLock _ = FolderLock.take(folder, waiting, stop)) {
                SourceStatus standing = SourceStatus.byChecksum(source, folder);
                if (!replace) {
                    requireNothingWrong(source, standing);
                }
                List<FileStatus> wanted = new ArrayList<>(standing.all(State.MISSING));
                wanted.addAll(standing.all(State.WRONG));
                requireRoom(folder, wanted);
                for (FileStatus file : wanted) {
                    Files.createDirectories(file.path().getParent());
                    new Download(
                                    file.file(),
                                    urls(source, file.file()),
                                    PartFile.of(file.path()),
                                    new Transfer(client, patience, stop),
                                    listener)
                            .run(source.name());
                }
            }
            return true;
        } catch (Stopped e) {
            return false;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private List<URI> urls(DataSource source, RemoteFile file) {
        List<URI> urls = new ArrayList<>();
        mirror.ifPresent(base -> urls.add(
                URI.create(base.toString().replaceFirst("/*$", "/") + escaped(source.name() + "/" + file.path()))));
        urls.addAll(file.urls());
        return urls;
    }

    private static String escaped(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every text can be escaped", e);
        }
    }

    static void requireNothingWrong(DataSource source, SourceStatus standing) {
        List<Problem> problems = standing.all(State.WRONG).stream()
                .map(file -> Problem.data(
                        file.path().toString(),
                        "it is not the file of " + source.title() + ": it "
                                + SourceStatus.fault(file.file(), file.path(), true)
                                        .orElse("has changed"),
                        "move it away, or replace it with: ranvier data get " + source.name() + " --replace"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    private static void requireRoom(Path folder, List<FileStatus> wanted) throws IOException {
        long needed = wanted.stream()
                .mapToLong(file -> Math.max(0, file.file().bytes() - file.partial()))
                .sum();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free > 0 && needed > free) {
            throw new RanvierException(Problem.data(
                    folder.toString(),
                    "there is no room: " + Sizes.text(needed) + " are needed, " + Sizes.text(free) + " are free",
                    "make room, or name a folder on another disk with --data DIR"));
        }
    }

    static RanvierException unusable(Path folder, IOException e) {
        return new RanvierException(
                Problem.data(
                        folder.toString(),
                        "data cannot be put there (" + DiskReason.of(e) + ")",
                        "mend its permissions, or name another folder with --data DIR"),
                e);
    }
}
