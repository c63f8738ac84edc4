package org.ranvier.tracking.mlflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker;

/** The record of a run, which reaches the server by and by. */
final class MlflowRecording implements Tracker.Recording {

    private static final List<String> FILES =
            List.of("experiment.yaml", "resolved.json", "metrics.jsonl", "summary.json");

    private final TrackedRun run;
    private final RemoteRun remote;
    private final String server;
    private final Outbox outbox;
    private final Duration patience;
    private final AtomicInteger sent = new AtomicInteger();
    private int epochs;

    MlflowRecording(RemoteRun remote, TrackedRun run, String server, Duration patience, Duration pause) {
        this.run = run;
        this.remote = remote;
        this.server = "the MLflow server at " + server;
        this.outbox = new Outbox(this.server, pause);
        this.patience = patience;
        Instant started = Instant.now();
        outbox.put(() -> remote.open(started));
        outbox.put(remote::params);
        run.history().forEach(this::put);
    }

    @Override
    public void epoch(TrackedEpoch epoch, Supplier<TrainedNetwork> network) {
        put(epoch);
    }

    private void put(TrackedEpoch epoch) {
        epochs++;
        outbox.put(() -> {
            remote.epoch(epoch);
            sent.incrementAndGet();
        });
    }

    @Override
    public void end(Tracker.Ending ending) throws IOException {
        Optional<Instant> now = Optional.of(Instant.now());
        outbox.put(() -> remote.files(FILES));
        outbox.put(() -> remote.status(
                switch (ending) {
                    case FINISHED -> "FINISHED";
                    case FAILED -> "FAILED";
                    case STOPPED -> "KILLED";
                },
                now));
        String left = outbox.close(patience);
        if (left != null) {
            throw new IOException(server + " got " + sent + " of " + epochs + (epochs == 1 ? " epoch" : " epochs")
                    + " (" + left + ")");
        }
    }

    @Override
    public void discard() throws IOException {
        outbox.put(remote::delete);
        outbox.close(patience);
        Link.remove(run.directory());
    }

    @Override
    public List<String> notices() {
        return outbox.notices();
    }
}
