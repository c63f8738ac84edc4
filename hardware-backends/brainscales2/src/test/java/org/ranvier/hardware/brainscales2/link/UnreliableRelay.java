package org.ranvier.hardware.brainscales2.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes between clients and a real server, and on some connections fails in the middle, as networks do. */
final class UnreliableRelay implements AutoCloseable {

    /** Passes everything on. */
    static final int FAITHFUL = Integer.MAX_VALUE;
    /** Passes nothing back, and keeps the connection. */
    static final int SILENT = -1;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<InetSocketAddress> servers;
    private final int[] answersOf;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Begins to listen.
     *
     * @param servers of each connection in turn the server; the last for all that follow
     * @param answersOf of each connection in turn, after how many bytes of answers it is cut; all that follow are
     *     faithful
     */
    UnreliableRelay(List<InetSocketAddress> servers, int... answersOf) throws IOException {
        this.servers = servers;
        this.answersOf = answersOf;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                int number = connections.getAndIncrement();
                InetSocketAddress to = servers.get(Math.min(number, servers.size() - 1));
                Socket server = new Socket(to.getAddress(), to.getPort());
                open.add(client);
                open.add(server);
                int limit = number < answersOf.length ? answersOf[number] : FAITHFUL;
                Thread.ofVirtual().start(() -> pass(client, server, FAITHFUL));
                Thread.ofVirtual().start(() -> pass(server, client, limit));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static void pass(Socket from, Socket to, int limit) {
        try (from) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int passed = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (limit == SILENT) {
                    continue;
                }
                if (passed++ == limit) {
                    break;
                }
                out.write(next);
            }
            if (limit != SILENT) {
                to.close();
            }
        } catch (IOException e) {
            // The other end is gone.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
