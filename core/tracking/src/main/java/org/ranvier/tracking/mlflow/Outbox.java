package org.ranvier.tracking.mlflow;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Deliveries to a server, one after the other in a thread of their own, each repeated until the server takes it:
 * whoever puts one in never waits. What a server refuses for good ends all deliveries, as those that follow depend on
 * it.
 */
final class Outbox {

    private final Duration firstPause;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("mlflow").daemon().factory());
    private final List<String> notices = new ArrayList<>();
    private final String server;
    private boolean warned;
    private String refusal;
    private String trouble;
    private int waiting;

    /** Something to tell the server, the same as often as it is told. */
    interface Delivery {
        void send() throws IOException, InterruptedException;
    }

    /** @param server what messages call it */
    Outbox(String server, Duration firstPause) {
        this.server = server;
        this.firstPause = firstPause;
    }

    synchronized void put(Delivery delivery) {
        if (refusal == null) {
            waiting++;
            worker.submit(() -> deliver(delivery));
        }
    }

    /**
     * Waits for what is left.
     *
     * @return why something is left after all; null if nothing is
     */
    String close(Duration patience) {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return refusal != null ? refusal : waiting == 0 ? null : trouble == null ? "it is slow" : trouble;
        }
    }

    /** Takes what people should know by now. */
    synchronized List<String> notices() {
        List<String> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    private void deliver(Delivery delivery) {
        Duration pause = firstPause;
        while (!isRefused()) {
            try {
                delivery.send();
                delivered();
                return;
            } catch (Refused e) {
                refused(e.getMessage());
            } catch (IOException e) {
                failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                refused(e.toString());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2).compareTo(firstPause.multipliedBy(30)) > 0
                    ? firstPause.multipliedBy(30)
                    : pause.multipliedBy(2);
        }
    }

    private synchronized boolean isRefused() {
        return refusal != null;
    }

    private synchronized void delivered() {
        waiting--;
        trouble = null;
    }

    private synchronized void refused(String why) {
        refusal = why;
    }

    private synchronized void failed(IOException e) {
        trouble = e.getMessage() == null ? "it does not answer" : e.getMessage();
        if (!warned) {
            warned = true;
            notices.add(server + " cannot be reached (" + trouble
                    + "); the training goes on, and what the server is to get is kept until it can");
        }
    }
}
