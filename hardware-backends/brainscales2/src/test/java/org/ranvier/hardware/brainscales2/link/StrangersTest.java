package org.ranvier.hardware.brainscales2.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.hardware.brainscales2.chip.Emulator;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Imperfections;

/** A server that anybody may connect to: who does not know the token costs it little, and whoever does, no crash. */
class StrangersTest {

    private static final String HELLO = "{\"id\":1,\"op\":\"hello\",\"version\":1,\"token\":\"0123abcd\"}";

    /** A small network, its numbers, a batch and what came of it. */
    private static final List<String> SESSION = List.of(
            "{\"id\":2,\"op\":\"place\",\"wiring\":{\"channels\":2,\"circuit_of_neuron\":[0,1],\"circuit_of_element\":[2],"
                    + "\"source_of_element\":[1],\"source_of_synapse\":[0,4,2],\"target_of_synapse\":[0,0,1]}}",
            "{\"id\":3,\"op\":\"write\",\"weights\":[40,20,63],\"delays\":[],\"thresholds\":[2.5,0.5]}",
            "{\"id\":4,\"op\":\"run\",\"seed\":5,\"trial\":7,\"samples\":2,\"spikes_us\":[1,2,null,4]}",
            "{\"id\":5,\"op\":\"read\",\"run\":1,\"from\":0,\"samples\":2}");

    private static final List<String> VALUES = List.of(
            "-1",
            "0",
            "1e308",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "null",
            "\"a\"",
            "[]",
            "{}",
            "[[]]",
            "0.5",
            "true",
            "1e999",
            "[2147483647]",
            "{\"channels\":-1}");

    private ChipServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new ChipServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                () -> new Emulator(Figures.PUBLISHED, Imperfections.PUBLISHED, 1),
                "0123abcd",
                500);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLineLongerThanHelloEverIsEndsTheConnection() throws IOException {
        try (Socket client = connect()) {
            OutputStream out = client.getOutputStream();
            int taken = 0;
            try {
                for (; taken < 64 << 10; taken++) {
                    out.write(new byte[1024]);
                }
            } catch (SocketException e) {
                // The server has gone, as it should.
            }
            assertThat(taken).as("kB").isLessThan(64 << 10);
        }
    }

    /** Each byte alone comes in time; all of them together do not. */
    @Test
    void whoSaysHelloByteByByteIsNotWaitedFor() throws Exception {
        try (Socket client = connect()) {
            boolean open = true;
            for (int n = 0; open && n < 400; n++) {
                try {
                    client.getOutputStream().write(' ');
                    Thread.sleep(50);
                } catch (SocketException e) {
                    open = false;
                }
            }
            assertThat(open).isFalse();
        }
    }

    @Test
    void thereIsAnEndToConnectionsAndRoomAgainOnceTheyAreClosed() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int n = 0; n < 64; n++) {
                held.add(connect());
                assertThat(ask(held.getLast(), HELLO)).contains("figures");
            }
            try (Socket more = connect()) {
                assertThat(ask(more, HELLO)).isEmpty();
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        String answer = "";
        for (int tries = 0; answer.isEmpty() && tries < 1000; tries++) {
            try (Socket more = connect()) {
                answer = ask(more, HELLO);
            }
        }
        assertThat(answer).contains("figures");
    }

    /** Every request has one answer, or ends the connection; none ends in an exception of the program. */
    @Test
    void whateverIsAskedForIsAnsweredByNameOrNotAtAll() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int refused = 0;
        for (int n = 0; n < 800 * Integer.getInteger("ranvier.soak", 1); n++) {
            try (Socket client = connect()) {
                assertThat(ask(client, HELLO)).contains("figures");
                int changed = random.nextInt(SESSION.size());
                for (int line = 0; line < SESSION.size(); line++) {
                    String request = line == changed ? mutated(SESSION.get(line), random) : SESSION.get(line);
                    String answer = ask(client, request);
                    assertThat(answer).as(request).doesNotContain("Exception", "Error", "cannot be carried out");
                    refused += answer.contains("error") ? 1 : 0;
                    if (answer.isEmpty()) {
                        break;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(200);
        System.out.println("promise: | sessions with the hardware server, mutated: "
                + 800 * Integer.getInteger("ranvier.soak", 1) + " | an answer by name, or the end of the connection |");
        try (Socket client = connect()) {
            assertThat(ask(client, HELLO)).as("and the server serves on").contains("figures");
        }
    }

    private static String mutated(String line, SplittableRandom random) {
        int at = random.nextInt(line.length());
        return switch (random.nextInt(3)) {
            case 0 ->
                line.replaceFirst(
                        "(?s)^(.{" + line.indexOf(':', at * 3 / 4) + "}:)(\\[[^]]*\\]|[^,}]*)",
                        "$1" + java.util.regex.Matcher.quoteReplacement(VALUES.get(random.nextInt(VALUES.size()))));
            case 1 -> line.substring(0, at) + (char) random.nextInt(32, 127) + line.substring(at + 1);
            default -> line.replaceFirst("\"[a-z_]+\":", "\"gone\":").replace("7", "-9");
        };
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** The answer to a line, or nothing where the connection was closed. */
    private static String ask(Socket client, String line) throws IOException {
        try {
            client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return answer == null ? "" : answer;
        } catch (SocketException e) {
            return "";
        }
    }
}
