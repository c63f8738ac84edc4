package org.ranvier.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.fetch.Transfer.Result;

/**
 * Gets one file: from one address after the other, with pauses, going on with what is there, until it is right.
 *
 * @param file which one
 * @param urls the addresses in order
 * @param part where it grows
 */
record Download(RemoteFile file, List<URI> urls, PartFile part, Transfer transfer, FetchListener listener) {

    /** Maximum number of times that one address may cause a download to start over. */
    private static final int RESTARTS = 2;

    /**
     * Gets it.
     *
     * @param source the name of its source, for messages
     */
    void run(String source) throws IOException {
        Set<String> failures = new LinkedHashSet<>();
        for (Iterator<URI> left = urls.iterator(); left.hasNext(); ) {
            URI url = left.next();
            Optional<String> failure = from(url);
            if (failure.isEmpty()) {
                part.finish();
                listener.finished(file, url.getHost());
                return;
            }
            String told = url.getHost() + " " + failure.get();
            failures.add(told);
            if (left.hasNext()) {
                listener.note(told + "; trying the next address");
            }
        }
        throw new RanvierException(Problem.data(
                source + "/" + file.path(),
                "it could not be fetched: " + String.join(", ", failures),
                "check the network and try again (what was fetched is kept), or fetch it on another machine and use: ranvier data import "
                        + source + " DIR"));
    }

    /** Why an address did not give it; empty when it did. */
    private Optional<String> from(URI url) throws IOException {
        int failures = 0;
        int restarts = 0;
        long most = part.size();
        while (true) {
            long before = part.size();
            if (file.bytes() >= 0 && before > file.bytes()) {
                part.discard();
                before = 0;
            }
            Result result = before > 0 && before == file.bytes()
                    ? new Result.Arrived()
                    : transfer.get(url, file, part, bytes -> listener.reached(file, bytes));
            switch (result) {
                case Result.Refused(String why) -> {
                    return Optional.of(why);
                }
                case Result.Mismatch _ -> {
                    startOver();
                    restarts++;
                }
                case Result.Arrived _ -> {
                    Optional<String> fault = SourceStatus.fault(file, part.part(), true);
                    if (fault.isEmpty()) {
                        return fault;
                    }
                    if (before == 0 || restarts == RESTARTS) {
                        part.discard();
                        return Optional.of("sends something else: what came " + fault.get());
                    }
                    startOver();
                    restarts++;
                }
                case Result.Broken(String why, Duration wish, boolean unreachable) -> {
                    failures = part.size() > most ? 1 : failures + 1;
                    most = Math.max(most, part.size());
                    // A connection that once stood may come back; one that never did is not worth a wait.
                    boolean hopeless = unreachable && failures == 1;
                    if (hopeless || failures >= transfer.patience().attempts()) {
                        return Optional.of(why);
                    }
                    Duration pause = transfer.patience().pause(failures, wish);
                    listener.note(
                            url.getHost() + " " + why + "; trying again in " + Math.max(1, pause.toSeconds()) + " s");
                    sleep(pause);
                }
            }
        }
    }

    private void startOver() throws IOException {
        listener.note("the part that was here does not fit; starting over");
        part.discard();
        listener.reached(file, 0);
    }

    private void sleep(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end) {
            if (transfer.stop().getAsBoolean()) {
                throw new Stopped();
            }
            try {
                Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
        }
    }
}
