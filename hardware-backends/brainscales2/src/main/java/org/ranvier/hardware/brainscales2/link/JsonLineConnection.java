package org.ranvier.hardware.brainscales2.link;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One end of a connection: a JSON object a line, in UTF-8. */
final class JsonLineConnection implements AutoCloseable {

    /** A batch of 1,000 samples of 256 channels takes about 5 MB. */
    private static final int LONGEST = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

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
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the connection was lost in the middle of a line");
            }
            if (line.size() == LONGEST) {
                throw new Garbled("a line is longer than " + (LONGEST >> 20) + " MB");
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
