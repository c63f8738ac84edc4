package org.ranvier.fetch;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.text.DiskReason;

/**
 * Fetches files of which only the address is known, and how large they may be. Whether they are right is for the caller
 * to find out.
 */
public final class WebFiles implements AutoCloseable {

    /** Never compared: nobody knows the right one. */
    private static final Checksum UNKNOWN = Checksum.sha256("0".repeat(64));

    private final HttpClient client;
    private final Patience patience;
    private final BooleanSupplier stop;

    /**
     * Redirections are followed, but never from {@code https} to {@code http}.
     *
     * @param stop asked again and again whether to stop
     */
    public WebFiles(Patience patience, ProxySelector proxies, BooleanSupplier stop) {
        this(patience, HttpClient.newBuilder().proxy(proxies), stop);
    }

    /** For tests, whose servers are vouched for by nobody else. */
    WebFiles(Patience patience, HttpClient.Builder builder, BooleanSupplier stop) {
        this.patience = patience;
        this.stop = stop;
        client = builder.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience.connect())
                .build();
    }

    /**
     * Fetches a file. What breaks off is gone on with, a few times.
     *
     * @param target where it goes, once it is complete
     * @param most how many bytes it may have
     * @return false if the server says that it has no such file
     * @throws RanvierException if it cannot be had
     * @throws Stopped when the person has had enough
     */
    public boolean get(URI url, Path target, long most) {
        RemoteFile file = RemoteFile.at("file", -1, UNKNOWN, url.toString());
        PartFile part = PartFile.of(target);
        Transfer transfer = new Transfer(client, patience, stop);
        try {
            for (int failures = 0; ; ) {
                switch (transfer.get(url, file, most, part, _ -> {})) {
                    case Transfer.Result.Arrived _ -> {
                        part.finish();
                        return true;
                    }
                    case Transfer.Result.Refused(String why) -> {
                        part.discard();
                        if (why.startsWith(Answer.ABSENT)) {
                            return false;
                        }
                        throw failed(url, why);
                    }
                    case Transfer.Result.Mismatch _ -> {
                        part.discard();
                        failures++;
                    }
                    case Transfer.Result.Broken(String why, Duration wish, boolean unreachable) -> {
                        if (unreachable || ++failures >= patience.attempts()) {
                            throw failed(url, why);
                        }
                        pause(patience.pause(failures, wish));
                    }
                }
                if (failures >= patience.attempts()) {
                    throw failed(url, "gives something else every time");
                }
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.plugin(
                            "",
                            target.toString(),
                            "it cannot be written (" + DiskReason.of(e) + ")",
                            "make room, or mend its permissions"),
                    e);
        }
    }

    private void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end) {
            if (stop.getAsBoolean()) {
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

    private static RanvierException failed(URI url, String why) {
        return new RanvierException(Problem.plugin(
                "",
                url.toString(),
                "it could not be fetched: " + url.getHost() + " " + why,
                "check the address and the network, or fetch the file elsewhere and install it from there"));
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
