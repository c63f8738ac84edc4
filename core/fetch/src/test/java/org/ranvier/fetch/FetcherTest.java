package org.ranvier.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.fetch.FileServer.cut;
import static org.ranvier.fetch.FileServer.file;
import static org.ranvier.fetch.FileServer.first;
import static org.ranvier.fetch.FileServer.plain;
import static org.ranvier.fetch.FileServer.status;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break off, change, refuse, err and fall silent. */
class FetcherTest extends FetchTest {

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
}
