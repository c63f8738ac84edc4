package org.ranvier.hardware.brainscales2.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.ranvier.hardware.brainscales2.chip.Chip;

/** Serves chips, one for each connection, until it is closed. */
public final class ChipServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Supplier<Chip> chips;
    private final String token;
    private final int helloMs;
    private static final int HELLO_MS = 10_000;

    /** More than one lab has, and few enough that strangers cannot take all memory. */
    private static final int MOST_CONNECTIONS = 64;

    private final Semaphore free = new Semaphore(MOST_CONNECTIONS);
    private final Set<JsonLineConnection> connections = ConcurrentHashMap.newKeySet();

    /**
     * Begins to listen.
     *
     * @param address port 0 takes any that is free
     * @param chips gives every connection its own
     * @param token what a client has to know
     * @throws IOException if nothing can listen there
     */
    public ChipServer(InetSocketAddress address, Supplier<Chip> chips, String token) throws IOException {
        this(address, chips, token, HELLO_MS);
    }

    /** @param helloMs how long a client may take to say who it is */
    ChipServer(InetSocketAddress address, Supplier<Chip> chips, String token, int helloMs) throws IOException {
        if (token.isBlank()) {
            throw new IllegalArgumentException("a token is needed");
        }
        this.chips = chips;
        this.token = token;
        this.helloMs = helloMs;
        socket = new ServerSocket();
        socket.bind(address);
        Thread.ofPlatform().daemon().name("chip-server").start(this::accept);
    }

    /** Returns the address at which it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (free.tryAcquire()) {
                    Thread.ofVirtual().name("chip-client").start(() -> serve(client));
                } else {
                    client.close();
                }
            } catch (IOException e) {
                // Closed, or a client that was gone before it was there.
            }
        }
    }

    private void serve(Socket client) {
        try (JsonLineConnection wire = new JsonLineConnection(client)) {
            connections.add(wire);
            try (Chip chip = chips.get()) {
                new Conversation(wire, chip, token, helloMs).run();
            } finally {
                connections.remove(wire);
            }
        } catch (IOException e) {
            // The client is gone, and with it whoever could be told.
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It no longer listens, which was all that was wanted.
        }
        connections.forEach(JsonLineConnection::close);
    }
}
