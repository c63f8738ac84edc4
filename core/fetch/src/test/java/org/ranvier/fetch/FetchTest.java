package org.ranvier.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;

/** A server on this machine, files to fetch from it, and a folder for them. */
abstract class FetchTest {

    static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), 3, Duration.ofMillis(20));
    static final Patience LITTLE =
            new Patience(Duration.ofSeconds(20), Duration.ofMillis(700), 30, Duration.ofMillis(20));
    static final int SIZE = 300_000;
    static final String TAG = "\"one\"";

    @TempDir
    Path data;

    final byte[] content = bytes(1);
    final byte[] other = bytes(2);
    final Notes notes = new Notes();
    FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    boolean fetch(String... paths) {
        return fetch(Optional.empty(), false, source(paths));
    }

    boolean fetch(Optional<URI> mirror, boolean replace, DataSource source) {
        try (Fetcher fetcher = fetcher(USUAL, mirror)) {
            return fetcher.fetch(source, folder(), replace, notes, () -> false);
        }
    }

    static Fetcher fetcher(Patience patience, Optional<URI> mirror) {
        return new Fetcher(patience, new Proxies(Map.of("no_proxy", "*"), ProxySelector.getDefault()), mirror);
    }

    void fetchSecurely(SSLContext trust, String url) {
        try (Fetcher fetcher = new Fetcher(USUAL, HttpClient.newBuilder().sslContext(trust), Optional.empty())) {
            fetcher.fetch(source(RemoteFile.at("file", SIZE, sum(content), url)), folder(), false, notes, () -> false);
        }
    }

    DataSource source(String... paths) {
        return source(RemoteFile.at(
                "file", SIZE, sum(content), Stream.of(paths).map(server::url).toArray(String[]::new)));
    }

    static DataSource source(RemoteFile file) {
        return DataSource.of("some", "Some data", List.of(file))
                .withLicence("CC0")
                .withCitation("nobody");
    }

    void leavePart(byte[] of, String path, String tag) throws IOException {
        Files.createDirectories(folder());
        Files.write(part(), Arrays.copyOf(of, 1000));
        Files.write(folder().resolve("file.part.from"), List.of(server.url(path), tag));
    }

    void assertComplete() throws IOException {
        assertThat(target()).hasBinaryContent(content);
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("file", ".fetch.lock");
        }
    }

    static void assertProblem(Runnable action, String... fragments) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems())
                                .allSatisfy(
                                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA)))
                .hasMessageContainingAll(fragments);
    }

    Path folder() {
        return data.resolve("some");
    }

    Path target() {
        return folder().resolve("file");
    }

    Path part() {
        return folder().resolve("file.part");
    }

    static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static Checksum sum(byte[] content) {
        try {
            return Checksum.sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static final class Notes implements FetchListener {

        final List<String> said = new CopyOnWriteArrayList<>();
        final List<String> finished = new CopyOnWriteArrayList<>();
        volatile long reached;

        @Override
        public void reached(RemoteFile file, long bytes) {
            reached = bytes;
        }

        @Override
        public void note(String clause) {
            said.add(clause);
        }

        @Override
        public void finished(RemoteFile file, String from) {
            finished.add(file.path() + " from " + from);
        }
    }
}
