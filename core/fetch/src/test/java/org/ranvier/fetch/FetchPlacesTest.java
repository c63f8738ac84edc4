package org.ranvier.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.fetch.FileServer.file;
import static org.ranvier.fetch.FileServer.first;
import static org.ranvier.fetch.FileServer.redirect;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.RemoteFile;

/** Where a file comes from, whom one is led to and by whom, and where it is put. */
class FetchPlacesTest extends FetchTest {

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
}
