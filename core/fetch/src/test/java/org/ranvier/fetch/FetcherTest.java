package org.ranvier.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.fetch.FileServer.cut;
import static org.ranvier.fetch.FileServer.file;
import static org.ranvier.fetch.FileServer.first;
import static org.ranvier.fetch.FileServer.plain;
import static org.ranvier.fetch.FileServer.redirect;
import static org.ranvier.fetch.FileServer.status;

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
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;

class FetcherTest {

    private static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), 3, Duration.ofMillis(20));
    private static final Patience LITTLE =
            new Patience(Duration.ofSeconds(20), Duration.ofMillis(700), 30, Duration.ofMillis(20));
    private static final int SIZE = 300_000;
    private static final String TAG = "\"one\"";

    @TempDir
    private Path data;

    private final byte[] content = bytes(1);
    private final byte[] other = bytes(2);
    private final Notes notes = new Notes();
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileThatIsMissingIsFetchedAndOneThatIsRightStays() throws IOException {
        server.at("/a", file(content, TAG));
        fetch("/a");
        assertComplete();
        fetch("/a");
        assertThat(server.requests).containsExactly("/a");
        assertThat(notes.finished).containsExactly("file from localhost");
    }

    @Test
    void aConnectionThatIsCutIsGoneOnWithFromWhereItBroke() throws IOException {
        server.at("/a", first(cut(content, TAG, 100_000), file(content, TAG)));
        fetch("/a");
        assertComplete();
        assertThat(server.requests).hasSize(2);
        assertThat(server.requests.getLast()).matches("/a bytes=[1-9]\\d*- \"one\"");
    }

    @Test
    void aPartOfAKilledProcessIsGoneOnWith() throws IOException {
        server.at("/a", file(content, TAG));
        leavePart(content, "/a", TAG);
        fetch("/a");
        assertComplete();
        assertThat(server.requests).containsExactly("/a bytes=1000- \"one\"");
    }

    @Test
    void aFileThatChangedAtTheServerSinceIsFetchedFromTheStart() throws IOException {
        server.at("/a", file(content, "\"two\""));
        leavePart(other, "/a", TAG);
        fetch("/a");
        assertComplete();
        assertThat(server.requests).containsExactly("/a bytes=1000- \"one\"");
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws IOException {
        server.at("/a", first(cut(content, TAG, 100_000), plain(content)));
        fetch("/a");
        assertComplete();
    }

    @Test
    void aServerThatSendsARestWhichDoesNotFitIsAskedForAll() throws IOException {
        server.at("/a", file(content, TAG));
        leavePart(other, "/elsewhere", TAG);
        fetch("/a");
        assertComplete();
        assertThat(server.requests).containsExactly("/a bytes=1000-", "/a");
        assertThat(notes.said).containsExactly("the part that was here does not fit; starting over");
    }

    @Test
    void aRestFromAnotherPlaceThanAskedForIsNotTaken() throws IOException {
        server.at(
                "/a",
                first(
                        exchange -> {
                            exchange.getResponseHeaders().set("Content-Range", "bytes 5-" + (SIZE - 1) + "/" + SIZE);
                            exchange.sendResponseHeaders(206, -1);
                        },
                        file(content, TAG)));
        leavePart(content, "/a", TAG);
        fetch("/a");
        assertComplete();
    }

    @Test
    void anAddressThatDoesNotHaveItLeadsToTheNext() throws IOException {
        server.at("/b", file(content, TAG));
        fetch("/a", "/b");
        assertComplete();
        assertThat(server.requests).containsExactly("/a", "/b");
        assertThat(notes.said).containsExactly("localhost does not have it (status 404); trying the next address");
    }

    /** Nobody needs what a server has to say beside a status: it may be endless, or never come. */
    @ParameterizedTest
    @ValueSource(ints = {200, 404, 403, 500})
    void whatFollowsARefusalIsNotWaitedFor(int status) throws IOException {
        server.at("/a", exchange -> {
                    exchange.sendResponseHeaders(status, 1L << 40);
                    exchange.getResponseBody().write(new byte[1000]);
                    exchange.getResponseBody().flush();
                    for (int n = 0; n < 1000; n++) {
                        sleep(30);
                        exchange.getResponseBody().write(new byte[1000]);
                        exchange.getResponseBody().flush();
                    }
                })
                .at("/b", file(content, TAG));
        fetch("/a", "/b");
        assertComplete();
        assertThat(notes.said.getLast())
                .contains(status == 200 ? "has another file there" : "(status " + status + ")")
                .endsWith("; trying the next address");
    }

    @Test
    void aRangeThatIsNoRangeIsNoCrash() throws IOException {
        server.at(
                        "/a",
                        first(
                                exchange -> {
                                    exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/" + "9".repeat(40));
                                    exchange.sendResponseHeaders(206, -1);
                                },
                                file(content, TAG)))
                .at("/b", file(content, TAG));
        fetch("/a", "/b");
        assertComplete();
    }

    @Test
    void wrongBytesLeadToTheNextAddressAndAreNeverKept() throws IOException {
        server.at("/a", file(other, TAG)).at("/b", file(content, TAG));
        fetch("/a", "/b");
        assertComplete();
        assertThat(server.requests).containsExactly("/a", "/b");
    }

    @Test
    void wrongBytesEverywhereAreAProblemAndLeaveNothing() {
        server.at("/a", file(other, TAG));
        assertProblem(
                () -> fetch("/a"),
                "some/file: it could not be fetched: localhost sends something else: what came has the SHA-256 ",
                "ranvier data import some DIR");
        assertThat(target()).doesNotExist();
        assertThat(part()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, SIZE + 10})
    void anotherLengthIsToldBeforeAnythingIsTaken(int length) {
        server.at("/a", plain(Arrays.copyOf(content, length)));
        assertProblem(() -> fetch("/a"), "has another file there, of " + length + " bytes instead of " + SIZE);
    }

    @Test
    void whatEndsTooEarlyWithoutALengthIsGoneOnWith() throws IOException {
        server.at(
                "/a",
                first(
                        exchange -> {
                            exchange.getResponseHeaders().set("ETag", TAG);
                            exchange.sendResponseHeaders(200, 0);
                            exchange.getResponseBody().write(content, 0, 5_000);
                            exchange.getResponseBody().close();
                        },
                        file(content, TAG)));
        fetch("/a");
        assertComplete();
        assertThat(server.requests).containsExactly("/a", "/a bytes=5000- \"one\"");
    }

    @Test
    void whatDoesNotEndIsLeftOff() {
        server.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().close();
        });
        assertProblem(() -> fetch("/a"), "sends more than the " + SIZE + " bytes");
    }

    @Test
    void aServerThatFallsSilentIsLeftAndAskedAgain() throws IOException {
        server.at("/a", first(server.silentAfter(content, 50_000), file(content, TAG)));
        try (Fetcher fetcher = fetcher(LITTLE, Optional.empty())) {
            fetcher.fetch(source("/a"), folder(), false, notes, () -> false);
        }
        assertComplete();
        assertThat(server.requests).hasSizeGreaterThan(1);
    }

    @Test
    void aBusyServerIsAskedAgainAndABrokenOneLeftInTheEnd() throws IOException {
        server.at("/a", first(status(503), status(500), file(content, TAG)));
        fetch("/a");
        assertComplete();
        Files.delete(target());
        server.at("/a", status(503));
        assertProblem(() -> fetch("/a"), "localhost has a problem (status 503)");
        assertThat(server.requests).hasSize(6);
    }

    @Test
    void redirectionsAreFollowed() throws IOException {
        server.at("/a", redirect(server.url("/b"))).at("/b", file(content, TAG));
        fetch("/a");
        assertComplete();
    }

    @Test
    void aRedirectionFromHttpsToHttpIsRefused() throws Exception {
        SSLContext trust = Certificate.made(data);
        server.at("/b", file(content, TAG));
        try (FileServer secure = FileServer.secure(trust)) {
            secure.at("/a", redirect(server.url("/b")))
                    .at("/c", redirect(secure.url("/d")))
                    .at("/d", file(content, TAG));
            assertProblem(
                    () -> fetchSecurely(trust, secure.url("/a")),
                    "leads on to http://localhost:",
                    "which is not followed");
            assertThat(server.requests).isEmpty();
            fetchSecurely(trust, secure.url("/c"));
        }
        assertComplete();
    }

    @Test
    void aServerThatNobodyVouchesForIsRefused() throws Exception {
        try (FileServer secure = FileServer.secure(Certificate.made(data))) {
            secure.at("/a", file(content, TAG));
            RemoteFile file = RemoteFile.at("file", SIZE, sum(content), secure.url("/a"));
            assertProblem(() -> fetch(Optional.empty(), false, source(file)), "localhost gives no secure connection");
            assertThat(secure.requests).isEmpty();
        }
    }

    @Test
    void aMirrorIsAskedBeforeThePlacesOfTheSource() throws IOException {
        server.at("/data/some/file", file(content, TAG));
        fetch(Optional.of(URI.create(server.url("/data"))), false, source("/a"));
        assertComplete();
        assertThat(server.requests).containsExactly("/data/some/file");
    }

    @Test
    void aWrongFileIsReplacedOnlyWhereAskedForAndOnlyByARightOne() throws IOException {
        Files.createDirectories(folder());
        Files.write(target(), other);
        server.at("/a", file(other, TAG)).at("/b", file(content, TAG));
        assertProblem(
                () -> fetch("/b"),
                target().toString(),
                "it is not the file of Some data: it has the SHA-256 ",
                "--replace");
        assertProblem(() -> fetch(Optional.empty(), true, source("/a")), "sends something else");
        assertThat(target()).hasBinaryContent(other);
        fetch(Optional.empty(), true, source("/b"));
        assertComplete();
    }

    @Test
    void whereOnlyAnMd5IsKnownItDecides() throws Exception {
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        server.at("/a", file(content, TAG)).at("/b", file(other, TAG));
        RemoteFile file = RemoteFile.at("file", -1, Checksum.md5(md5), server.url("/b"), server.url("/a"));
        fetch(Optional.empty(), false, source(file));
        assertComplete();
    }

    @Test
    void twoAtATimeFetchOnce() throws Exception {
        server.at("/a", exchange -> {
            sleep(300);
            file(content, TAG).answer(exchange);
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> one = () -> fetch("/a");
            for (Future<Boolean> done : threads.invokeAll(List.of(one, one))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertComplete();
        assertThat(server.requests).containsExactly("/a");
        assertThat(notes.said).containsExactly("another process is fetching into " + folder() + "; waiting for it");
    }

    @Test
    void whoeverStopsItFindsThePartAgain() throws IOException {
        server.at("/a", first(server.silentAfter(content, 50_000), file(content, TAG)));
        try (Fetcher fetcher = fetcher(USUAL, Optional.empty())) {
            assertThat(fetcher.fetch(source("/a"), folder(), false, notes, () -> notes.reached > 0))
                    .isFalse();
        }
        assertThat(Files.size(part())).isBetween(1L, 50_000L);
        fetch("/a");
        assertComplete();
    }

    @Test
    void aServerThatIsNotThereIsTold() {
        server.close();
        assertProblem(() -> fetch("/a"), "localhost cannot be reached; check the network");
    }

    @Test
    void aHostThatIsNotKnownIsTold() {
        RemoteFile file = RemoteFile.at("file", SIZE, sum(content), "http://no-such-host.invalid/file");
        assertProblem(() -> fetch(Optional.empty(), false, source(file)), "no-such-host.invalid is not known here");
    }

    @Test
    void aProxyIsUsedAndOneThatIsNoneIsTold() throws IOException {
        // A proxy is asked for the whole address, so that its path is what the server here sees.
        server.at("/there", file(content, TAG));
        RemoteFile file = RemoteFile.at("file", SIZE, sum(content), "http://no-such-host.invalid/there");
        try (Fetcher fetcher = new Fetcher(
                USUAL,
                new Proxies(Map.of("http_proxy", server.url("")), ProxySelector.getDefault()),
                Optional.empty())) {
            fetcher.fetch(source(file), folder(), false, notes, () -> false);
        }
        assertComplete();
        Files.delete(target());
        try (Fetcher fetcher = new Fetcher(
                USUAL, new Proxies(Map.of("http_proxy", "//"), ProxySelector.getDefault()), Optional.empty())) {
            assertProblem(
                    () -> fetcher.fetch(source(file), folder(), false, notes, () -> false),
                    "'//' is not the address of a proxy");
        }
    }

    @Test
    void aDiskWithoutRoomIsToldBeforehand() throws IOException {
        RemoteFile huge = RemoteFile.at("file", 1L << 60, sum(content), server.url("/a"));
        assertProblem(
                () -> fetch(Optional.empty(), false, source(huge)),
                "there is no room: 1.2 EB are needed",
                "--data DIR");
    }

    /** Its name can be foreseen, so that somebody may have put a link there to what matters. */
    @Test
    void aPartThatIsALinkIsNotWrittenTo() throws IOException {
        Path precious = Files.writeString(data.resolve("precious"), "kept");
        Files.createDirectories(part().getParent());
        Files.createSymbolicLink(part(), precious);
        server.at("/a", file(content, TAG));

        assertProblem(() -> fetch("/a"), "file.part: it cannot be written (", "what was fetched is kept");

        assertThat(precious).hasContent("kept");
        Files.delete(part());
    }

    @Test
    void aFolderThatCannotBeIsTold() throws IOException {
        Files.write(folder(), new byte[0]);
        assertProblem(() -> fetch("/a"), folder().toString(), "data cannot be put there", "--data DIR");
    }

    private boolean fetch(String... paths) {
        return fetch(Optional.empty(), false, source(paths));
    }

    private boolean fetch(Optional<URI> mirror, boolean replace, DataSource source) {
        try (Fetcher fetcher = fetcher(USUAL, mirror)) {
            return fetcher.fetch(source, folder(), replace, notes, () -> false);
        }
    }

    private static Fetcher fetcher(Patience patience, Optional<URI> mirror) {
        return new Fetcher(patience, new Proxies(Map.of("no_proxy", "*"), ProxySelector.getDefault()), mirror);
    }

    private void fetchSecurely(SSLContext trust, String url) {
        try (Fetcher fetcher = new Fetcher(USUAL, HttpClient.newBuilder().sslContext(trust), Optional.empty())) {
            fetcher.fetch(source(RemoteFile.at("file", SIZE, sum(content), url)), folder(), false, notes, () -> false);
        }
    }

    private DataSource source(String... paths) {
        return source(RemoteFile.at(
                "file", SIZE, sum(content), Stream.of(paths).map(server::url).toArray(String[]::new)));
    }

    private static DataSource source(RemoteFile file) {
        return DataSource.of("some", "Some data", List.of(file))
                .withLicence("CC0")
                .withCitation("nobody");
    }

    private void leavePart(byte[] of, String path, String tag) throws IOException {
        Files.createDirectories(folder());
        Files.write(part(), Arrays.copyOf(of, 1000));
        Files.write(folder().resolve("file.part.from"), List.of(server.url(path), tag));
    }

    private void assertComplete() throws IOException {
        assertThat(target()).hasBinaryContent(content);
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("file", ".fetch.lock");
        }
    }

    private static void assertProblem(Runnable action, String... fragments) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems())
                                .allSatisfy(
                                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA)))
                .hasMessageContainingAll(fragments);
    }

    private Path folder() {
        return data.resolve("some");
    }

    private Path target() {
        return folder().resolve("file");
    }

    private Path part() {
        return folder().resolve("file.part");
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Checksum sum(byte[] content) {
        try {
            return Checksum.sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Notes implements FetchListener {

        private final List<String> said = new CopyOnWriteArrayList<>();
        private final List<String> finished = new CopyOnWriteArrayList<>();
        private volatile long reached;

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
