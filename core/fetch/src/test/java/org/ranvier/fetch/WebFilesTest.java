package org.ranvier.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files from servers that nobody vouches for. */
class WebFilesTest {

    private static final byte[] CONTENT = "what there is".getBytes(StandardCharsets.UTF_8);
    /** Where the hands of a secure connection are shaken, which takes long on a busy machine. */
    private static final Patience PATIENT =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), 3, Duration.ofMillis(10));

    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(300), 3, Duration.ofMillis(10));

    @TempDir
    Path directory;

    private final AtomicBoolean stop = new AtomicBoolean();
    private FileServer server;
    private WebFiles web;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
        web = new WebFiles(SHORT, HttpClient.newBuilder(), stop::get);
    }

    @AfterEach
    void end() {
        web.close();
        server.close();
    }

    @Test
    void aFileIsFetched() {
        server.at("/a", FileServer.plain(CONTENT));

        assertThat(get("/a", 100)).isTrue();
        assertThat(directory.resolve("target")).hasBinaryContent(CONTENT);
    }

    @Test
    void aFileThatIsNotThereIsNone() throws IOException {
        assertThat(get("/none", 100)).isFalse();
        assertNothingIsLeft();
    }

    @Test
    void whatBreaksOffIsGoneOnWith() {
        server.at("/a", FileServer.first(FileServer.cut(CONTENT, "\"1\"", 4), FileServer.file(CONTENT, "\"1\"")));

        assertThat(get("/a", 100)).isTrue();
        assertThat(directory.resolve("target")).hasBinaryContent(CONTENT);
    }

    @Test
    void whatBreaksOffEveryTimeIsRefused() {
        server.at("/a", FileServer.cut(CONTENT, "\"1\"", 4));

        assertThatThrownBy(() -> get("/a", 100)).hasMessageContaining("it could not be fetched: localhost broke off");
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        server.at("/a", FileServer.plain(CONTENT));

        assertThatThrownBy(() -> get("/a", CONTENT.length - 1)).hasMessageContaining("sends more than the 12 bytes");
        assertNothingIsLeft();
    }

    @Test
    void aBodyWithoutEndIsRefused() throws IOException {
        server.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[1 << 16];
            Arrays.fill(some, (byte) 'x');
            while (true) {
                exchange.getResponseBody().write(some);
            }
        });

        assertThatThrownBy(() -> get("/a", 1_000_000)).hasMessageContaining("sends more than the 1000000 bytes");
        assertNothingIsLeft();
    }

    @Test
    void silenceIsNotWaitedFor() {
        server.at("/a", server.silentAfter(CONTENT, 4));

        assertThatThrownBy(() -> get("/a", 100)).hasMessageContaining("localhost did not answer in time");
    }

    @Test
    void aSecureAddressDoesNotLeadToOneThatIsNot() throws Exception {
        server.at("/a", FileServer.plain(CONTENT));
        SSLContext certificate = Certificate.made(directory);
        try (FileServer secure = FileServer.secure(certificate);
                WebFiles trusting =
                        new WebFiles(PATIENT, HttpClient.newBuilder().sslContext(certificate), stop::get)) {
            secure.at("/a", FileServer.redirect(server.url("/a")));

            assertThatThrownBy(() -> trusting.get(URI.create(secure.url("/a")), directory.resolve("target"), 100))
                    .hasMessageContaining("leads on to " + server.url("/a") + ", which is not followed");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void onRequestItStops() {
        server.at("/a", server.silentAfter(CONTENT, 4));
        stop.set(true);

        assertThatThrownBy(() -> get("/a", 100)).isInstanceOf(Stopped.class);
    }

    private boolean get(String path, long most) {
        return web.get(URI.create(server.url(path)), directory.resolve("target"), most);
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
