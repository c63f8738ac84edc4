package org.ranvier.hardware.brainscales2.link;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One end of a connection: a JSON object a line, in UTF-8. */
final class JsonLineConnection implements AutoCloseable {

    /** A batch of 1,000 samples of 256 channels takes about 5 MB. */
    private static final int LONGEST = 64 << 20;

    /** Of somebody who has not said who he is: hello takes about a hundred bytes. */
    private static final int LONGEST_OF_STRANGERS = 4 << 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int longest = LONGEST;
    /** When a stranger's line must be there, as {@link System#nanoTime} has it; 0 where it need not. */
    private long deadline;

    JsonLineConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Signals a line outside the protocol: unlike a lost connection nothing that trying again would mend. */
    static final class Garbled extends IOException {
        Garbled(String message) {
            super(message);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    void send(ObjectNode message) throws IOException {
        out.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * The next object, or empty where the other end has closed the connection between lines.
     *
     * @throws EOFException if it ends within a line
     */
    Optional<JsonNode> receive() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = read(); next != '\n'; next = read()) {
            if (next < 0) {
                if (line.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the connection was lost in the middle of a line");
            }
            if (line.size() == longest) {
                throw new Garbled("a line is longer than " + longest + " bytes");
            }
            line.write(next);
        }
        try {
            JsonNode node = JSON.readTree(line.toByteArray());
            if (node.isObject()) {
                return Optional.of(node);
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw new Garbled("a line is no JSON object");
    }

    private int read() throws IOException {
        if (deadline != 0 && in.available() == 0) {
            // All bytes together have this time, however few of them come at once.
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException("a line did not come in time");
            }
            timeout((int) left);
        }
        return in.read();
    }

    /** Takes one short line more, and that soon: the other end has yet to say who it is. */
    void distrust(int milliseconds) {
        longest = LONGEST_OF_STRANGERS;
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    /** Takes lines of any use, whenever they come. */
    void trust() throws IOException {
        longest = LONGEST;
        deadline = 0;
        timeout(0);
    }

    void timeout(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which was all that was wanted.
        }
    }
}
