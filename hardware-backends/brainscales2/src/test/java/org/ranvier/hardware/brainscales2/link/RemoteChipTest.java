package org.ranvier.hardware.brainscales2.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Emulator;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Imperfections;
import org.ranvier.hardware.brainscales2.chip.Levels;
import org.ranvier.hardware.brainscales2.chip.Readout;
import org.ranvier.hardware.brainscales2.chip.Stimulus;

/** A chip behind a real socket does what it does in this process, and what goes wrong on the way is mended or told. */
class RemoteChipTest {

    private static final String TOKEN = "0123abcd";
    private static final int SAMPLES = 300;
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private ChipServer server;

    @BeforeEach
    void serve() throws IOException {
        server = serverOf(1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void doesWhatItDoesInThisProcess() {
        try (Chip remote = connect(server.address().getPort(), 0)) {
            assertThat(remote.figures()).isEqualTo(chip(1).figures());
            assertSame(everything(remote), everything(chip(1)));
        }
    }

    @Test
    void eachClientHasAChipOfItsOwn() {
        try (Chip one = connect(server.address().getPort(), 0);
                Chip other = connect(server.address().getPort(), 0)) {
            one.place(wiring());
            one.write(levels());
            assertThatThrownBy(() -> other.write(levels()))
                    .hasMessageContaining("placed before its numbers are written");
            assertThat(one.run(stimulus()).neuronsUs())
                    .isEqualTo(everything(chip(1)).neuronsUs());
        }
    }

    /** After so many bytes of answers: within the first, between answers, within that of a run, within the spikes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 380, 390, 420, 2_000, 9_000})
    void aConnectionLostAnywhereIsMadeAgainAndNothingIsLost(int bytes) throws IOException {
        try (UnreliableRelay relay = new UnreliableRelay(List.of(server.address()), bytes, bytes)) {
            try (Chip remote = connect(relay.port(), 2)) {
                assertSame(everything(remote), everything(chip(1)));
            }
            assertThat(relay.connections()).isEqualTo(3);
        }
    }

    @Test
    void whereItIsLostTooOftenTheAddressAndTheTimesAreTold() throws IOException {
        try (UnreliableRelay relay = new UnreliableRelay(List.of(server.address()), 10, 10, 10)) {
            assertThatThrownBy(() -> connect(relay.port(), 2))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("127.0.0.1:" + relay.port())
                    .hasMessageContaining("the connection was lost in the middle of a line, 3 times")
                    .hasMessageContaining("'retries'");
            assertThat(relay.connections()).isEqualTo(3);
        }
    }

    @Test
    void anAnswerThatTakesTooLongIsAskedForAgainOverAnotherConnection() throws IOException {
        try (UnreliableRelay relay = new UnreliableRelay(List.of(server.address()), UnreliableRelay.SILENT)) {
            try (Chip remote = new RemoteChip(endpoint(relay.port(), TOKEN, Duration.ofSeconds(2), 1))) {
                assertSame(everything(remote), everything(chip(1)));
            }
        }
        try (UnreliableRelay relay = new UnreliableRelay(List.of(server.address()), UnreliableRelay.SILENT)) {
            assertThatThrownBy(() -> new RemoteChip(endpoint(relay.port(), TOKEN, Duration.ofMillis(200), 0)))
                    .hasMessageContaining("no answer within 0.2 s");
        }
    }

    @Test
    void whereNothingListensThatIsSaid() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> connect(port, 1))
                .hasMessageContaining("nothing listens there, 2 times")
                .hasMessageContaining("ranvier hardware serve");
    }

    @Test
    void aWrongTokenIsRefusedAndNotTriedAgain() throws IOException {
        try (UnreliableRelay relay = new UnreliableRelay(List.of(server.address()))) {
            for (String wrong : List.of("", "0123abce", TOKEN + "0")) {
                assertThatThrownBy(() -> new RemoteChip(endpoint(relay.port(), wrong, PATIENT, 5)))
                        .hasMessageContaining("the token is wrong");
            }
            assertThat(relay.connections()).isEqualTo(3);
        }
    }

    @Test
    void anotherVersionOfTheProtocolIsRefusedByBothEnds() throws IOException {
        assertThat(say("{\"id\": 1, \"op\": \"hello\", \"version\": 2, \"token\": \"" + TOKEN + "\"}"))
                .contains("\"code\":\"version\"", "speaks version 1 of the protocol, not 2")
                .endsWith("END");
        try (ServerSocket newer = scripted("{\"id\":1,\"version\":2,\"chip\":{}}")) {
            assertThatThrownBy(() -> connect(newer.getLocalPort(), 3))
                    .hasMessageContaining("speaks version 2 of the protocol, not 1");
        }
    }

    @Test
    void whoDoesNotSayHelloIsNotListenedTo() throws IOException {
        assertThat(say("{\"id\": 1, \"op\": \"run\"}"))
                .contains("begin with 'hello'")
                .endsWith("END");
        assertThat(say("GET / HTTP/1.1")).isEqualTo("END");
    }

    @Test
    void whatIsNoAnswerOfTheProtocolIsTold() throws IOException {
        for (String answer : List.of("HTTP/1.1 400 Bad Request", "[]", "{\"id\":7,\"version\":1}", "{\"id\":1}")) {
            try (ServerSocket other = scripted(answer)) {
                assertThatThrownBy(() -> connect(other.getLocalPort(), 3))
                        .as(answer)
                        .hasMessageContaining("does not follow the protocol");
            }
        }
    }

    @Test
    void anotherChipDoesNotTakeThePlaceOfTheFirst() throws IOException {
        try (ChipServer second = serverOf(2);
                UnreliableRelay relay = new UnreliableRelay(List.of(server.address(), second.address()), 420);
                Chip remote = connect(relay.port(), 2)) {
            assertThatThrownBy(() -> everything(remote)).hasMessageContaining("another chip than before");
        }
    }

    @Test
    void whatTheChipRefusesIsToldAndTheConnectionCanBeUsedAgain() {
        try (Chip remote = connect(server.address().getPort(), 2)) {
            remote.place(wiring());
            Levels wrong = new Levels(
                    IntStream.range(0, 16).mapToDouble(s -> 64).toArray(),
                    new double[] {80, 90},
                    levels().thresholds());
            assertThatThrownBy(() -> remote.write(wrong)).hasMessageContaining("a weight has the level 64");
            assertSame(everything(remote), everything(chip(1)));
        }
    }

    @Test
    void aServerWithoutATokenIsNoServer() {
        assertThatThrownBy(() ->
                        new ChipServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> chip(1), " "))
                .hasMessageContaining("a token is needed");
    }

    private static ChipServer serverOf(long seed) throws IOException {
        return new ChipServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> chip(seed), TOKEN);
    }

    private static Chip chip(long seed) {
        Figures f = Figures.PUBLISHED;
        return new Emulator(
                new Figures(
                        "chip " + seed,
                        f.tauUs(),
                        f.sampleUs(),
                        f.countUs(),
                        30,
                        63,
                        2,
                        0.125,
                        50,
                        250,
                        512,
                        128,
                        128,
                        false),
                Imperfections.PUBLISHED,
                seed);
    }

    private Chip connect(int port, int retries) {
        return new RemoteChip(endpoint(port, TOKEN, PATIENT, retries));
    }

    private static RemoteChip.Endpoint endpoint(int port, String token, Duration timeout, int retries) {
        return new RemoteChip.Endpoint("127.0.0.1", port, token, timeout, retries);
    }

    /** Two elements on two channels, four neurons behind them. */
    private static ChipRouting wiring() {
        return new ChipRouting(
                2,
                new int[] {0, 1, 2, 3},
                new int[] {510, 508},
                new int[] {0, 1},
                IntStream.range(0, 16).map(s -> 6 + s % 2).toArray(),
                IntStream.range(0, 16).map(s -> s / 4).toArray());
    }

    private static Levels levels() {
        return new Levels(
                IntStream.range(0, 16).mapToDouble(s -> 40 + s).toArray(),
                new double[] {80, 90},
                new double[] {2.6, 2.5, 2.4, 1e9});
    }

    private static Stimulus stimulus() {
        SplittableRandom random = new SplittableRandom(1);
        return new Stimulus(
                5,
                7,
                SAMPLES,
                IntStream.range(0, 2 * SAMPLES)
                        .mapToDouble(n -> random.nextDouble(0, 12))
                        .toArray());
    }

    private static Readout everything(Chip chip) {
        chip.place(wiring());
        chip.write(levels());
        return chip.run(stimulus());
    }

    private static void assertSame(Readout actual, Readout expected) {
        assertThat(actual.neuronsUs()).isEqualTo(expected.neuronsUs());
        assertThat(actual.elementsUs()).isEqualTo(expected.elementsUs());
        assertThat(actual.droppedInputs()).isEqualTo(expected.droppedInputs());
    }

    /** What the server answers to a line, and END where it then closes the connection. */
    private String say(String line) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String next = in.readLine(); next != null; next = in.readLine()) {
                said.append(next);
            }
            return said + "END";
        }
    }

    /** A server that answers every connection with one line. */
    private static ServerSocket scripted(String answer) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try (Socket client = listener.accept()) {
                    new BufferedReader(new InputStreamReader(client.getInputStream())).readLine();
                    client.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // Closed.
                }
            }
        });
        return listener;
    }
}
