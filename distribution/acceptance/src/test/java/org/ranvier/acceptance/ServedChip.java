package org.ranvier.acceptance;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The emulated analog chip, served by a process of its own; its token is in {@code chip.token}.
 *
 * @param server the process
 * @param address where it listens
 */
record ServedChip(ChildProcess server, String address) implements AutoCloseable {

    private static final Pattern SERVED = Pattern.compile("is served at (\\S+);");

    /** Serves it at any free port of this machine. */
    static ServedChip start(RanvierProcess ranvier) throws Exception {
        return start(ranvier, "127.0.0.1:0");
    }

    /** Serves it at an address. */
    static ServedChip start(RanvierProcess ranvier, String address) throws Exception {
        ChildProcess server = ranvier.start("hardware", "serve", "--token-file", "chip.token", "--listen", address);
        for (int n = 0; n < 600 && server.isAlive(); n++) {
            Matcher matcher = SERVED.matcher(server.outputSoFar());
            if (matcher.find()) {
                return new ServedChip(server, matcher.group(1));
            }
            Thread.sleep(100);
        }
        try (server) {
            throw new IOException("the server does not say where it listens: " + server.outputSoFar());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
