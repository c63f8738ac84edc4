package org.ranvier.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells pages what changes, as server-sent events. Each open page looks for itself, so that nothing is looked at while
 * none is open; one that was closed is noticed when something is written to it, which is every few seconds.
 */
final class Streams implements AutoCloseable {

    private static final long LOOK_MILLIS = 1000;
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** Pages that take in what they are told are done at once, but for a machine that is busy. */
    private static final long END_SECONDS = 5;

    private final RunWatch watch;
    private final CountDownLatch ending = new CountDownLatch(1);

    /** Its parties are the open pages, and this. */
    private final Phaser open = new Phaser(1);

    Streams(RunWatch watch) {
        this.watch = watch;
    }

    /** Returns how many pages are open, as far as is known. */
    int pages() {
        return open.getRegisteredParties() - 1;
    }

    /** Serves a page until it is closed, or this is. */
    void serve(HttpExchange exchange) throws IOException {
        if (open.register() < 0) {
            return;
        }
        try {
            Answer.headers(exchange, "text/event-stream", Answer.STRICT);
            exchange.sendResponseHeaders(Answer.OK, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                tell(out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.arriveAndDeregister();
        }
    }

    private void tell(OutputStream out) throws IOException, InterruptedException {
        // How long a page waits before it connects again, should the connection break.
        write(out, "retry: 1000\n\n");
        Told told = new Told();
        long written = System.nanoTime();
        do {
            String changes = told.changes(watch.look());
            if (!changes.isEmpty() || System.nanoTime() - written >= BEAT_NANOS) {
                write(out, changes.isEmpty() ? ": still here\n\n" : changes);
                written = System.nanoTime();
            }
        } while (!ending.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        write(out, "event: end\ndata: {}\n\n");
    }

    /** What a page has been told. */
    private static final class Told {

        private final Map<String, String> rows = new HashMap<>();
        private Optional<String> note = Optional.empty();

        /**
         * Returns an event with the rows that are new or other, and those that are gone; empty where there are none.
         */
        private String changes(RunWatch.Shown shown) {
            List<String> changed = new ArrayList<>();
            shown.rows().forEach((id, json) -> {
                if (!json.equals(rows.put(id, json))) {
                    changed.add(json);
                }
            });
            List<String> gone = rows.keySet().stream()
                    .filter(id -> !shown.rows().containsKey(id))
                    .toList();
            gone.forEach(rows::remove);
            Optional<String> before = note;
            note = Optional.of(shown.note());
            if (changed.isEmpty() && gone.isEmpty() && note.equals(before)) {
                return "";
            }
            JsonMapper json = JsonMapper.shared();
            return "event: runs\ndata: {\"now\":" + System.currentTimeMillis()
                    + ",\"note\":" + json.writeValueAsString(shown.note())
                    + ",\"gone\":" + json.writeValueAsString(gone)
                    + ",\"rows\":[" + String.join(",", changed) + "]}\n\n";
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Lets every page know that it is over, and waits a moment for those that listen. */
    @Override
    public void close() {
        ending.countDown();
        int phase = open.arriveAndDeregister();
        try {
            open.awaitAdvanceInterruptibly(phase, END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // A page that takes nothing in.
        }
    }
}
