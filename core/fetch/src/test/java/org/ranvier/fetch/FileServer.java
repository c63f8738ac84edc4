package org.ranvier.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A server of files on this machine that can be told to misbehave. */
final class FileServer implements AutoCloseable {

    /** What it does at an address. */
    interface Behaviour {

        void answer(HttpExchange exchange) throws IOException;
    }

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** The requests so far, as path, range and condition: {@code /a bytes=3- "tag"}. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    FileServer() throws IOException {
        this(HttpServer.create(ANY_PORT, 0), "http");
    }

    /** A server with a certificate. */
    static FileServer secure(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(ANY_PORT, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new FileServer(server, "https");
    }

    private FileServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            String condition = exchange.getRequestHeaders().getFirst("If-Range");
            requests.add(path + (range == null ? "" : " " + range) + (condition == null ? "" : " " + condition));
            try (exchange) {
                behaviours
                        .getOrDefault(path, e -> e.sendResponseHeaders(404, -1))
                        .answer(exchange);
            }
        });
        server.start();
    }

    String url(String path) {
        return scheme + "://localhost:" + server.getAddress().getPort() + path;
    }

    FileServer at(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** As a good server does it: with a tag, and ranges on the condition that the tag still holds. */
    static Behaviour file(byte[] content, String tag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            String range = exchange.getRequestHeaders().getFirst("Range");
            String condition = exchange.getRequestHeaders().getFirst("If-Range");
            if (range == null || condition != null && !condition.equals(tag)) {
                send(exchange, 200, content);
                return;
            }
            int first = Integer.parseInt(range.replaceAll("\\D", ""));
            if (first >= content.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + first + "-" + (content.length - 1) + "/" + content.length);
            send(exchange, 206, Arrays.copyOfRange(content, first, content.length));
        };
    }

    /** Without ranges and without a tag. */
    static Behaviour plain(byte[] content) {
        return exchange -> send(exchange, 200, content);
    }

    static Behaviour status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Behaviour redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Says that it sends all, sends some, and breaks the connection. */
    static Behaviour cut(byte[] content, String tag, int after) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, after);
            exchange.getResponseBody().flush();
            throw new IOException("cut on purpose");
        };
    }

    /** Sends some, and then nothing for as long as the server lives. */
    Behaviour silentAfter(byte[] content, int after) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, after);
            exchange.getResponseBody().flush();
            try {
                closed.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** One behaviour after the other; the last one stays. */
    static Behaviour first(Behaviour... behaviours) {
        List<Behaviour> left = new CopyOnWriteArrayList<>(behaviours);
        return exchange -> (left.size() > 1 ? left.removeFirst() : left.getFirst()).answer(exchange);
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
