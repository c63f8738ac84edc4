package org.ranvier.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.text.DiskReason;

/**
 * One request for a file, or for the rest of it.
 *
 * @param stop asked again and again whether to stop
 */
record Transfer(HttpClient client, Patience patience, BooleanSupplier stop) {

    private static final long GLANCE_MILLIS = 50;

    /** Result of a request. */
    sealed interface Result {

        /** The server has sent all that it has. */
        record Arrived() implements Result {}

        /** The file is not available from there. */
        record Refused(String why) implements Result {}

        /**
         * The transfer failed but may succeed on another attempt, perhaps after a pause; the bytes received so far are
         * kept.
         *
         * @param wish the pause that the server asks for, or zero
         * @param unreachable whether no connection could be established
         */
        record Broken(String why, Duration wish, boolean unreachable) implements Result {}

        /** The part that was already here does not match the server's file. */
        record Mismatch() implements Result {}
    }

    /**
     * Asks an address.
     *
     * @param reached takes the size of the part as it grows
     * @throws Stopped when the person has had enough
     * @throws RanvierException when the disk does not take it
     */
    Result get(URI url, RemoteFile file, PartFile part, LongConsumer reached) throws IOException {
        return get(url, file, file.bytes(), part, reached);
    }

    /**
     * Asks an address for a file whose size may be unknown.
     *
     * @param most how many bytes it may have, or −1
     */
    Result get(URI url, RemoteFile file, long most, PartFile part, LongConsumer reached) throws IOException {
        long have = part.size();
        Sink sink = new Sink(most);
        CompletableFuture<HttpResponse<Answer>> exchange =
                client.sendAsync(request(url, have, part), info -> body(info, url, file, part, have, sink));
        try {
            HttpResponse<Answer> response = await(exchange, sink, reached);
            sink.close();
            requireWritten(sink, part);
            return sink.isTooLong() ? tooLong(most) : result(response.body(), sink, file);
        } catch (IOException e) {
            sink.close();
            requireWritten(sink, part);
            return sink.isTooLong()
                    ? tooLong(most)
                    : new Result.Broken(Causes.ofNetwork(e), Duration.ZERO, Causes.isUnreachable(e));
        } finally {
            exchange.cancel(true);
            sink.close();
        }
    }

    private HttpRequest request(URI url, long have, PartFile part) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).header("User-Agent", "ranvier").timeout(patience.answer());
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            part.validator(url).ifPresent(validator -> request.header("If-Range", validator));
        }
        return request.build();
    }

    private static BodySubscriber<Answer> body(
            HttpResponse.ResponseInfo info, URI url, RemoteFile file, PartFile part, long have, Sink sink) {
        Answer answer = Answer.of(info.statusCode(), info.headers(), have, file.bytes());
        if (!(answer instanceof Answer.Content(long first, Optional<String> validator))) {
            return new Dismissal(answer);
        }
        sink.open(part, first);
        try {
            part.setOrigin(url, validator);
        } catch (IOException e) {
            // Then it cannot be gone on with safely, no more; that the disk is full the sink will notice by itself.
        }
        return BodySubscribers.mapping(BodySubscribers.ofByteArrayConsumer(sink), _ -> answer);
    }

    /** Waits as long as something arrives. */
    private HttpResponse<Answer> await(
            CompletableFuture<HttpResponse<Answer>> exchange, Sink sink, LongConsumer reached) throws IOException {
        long arrivals = sink.arrivals();
        long since = System.nanoTime();
        while (true) {
            try {
                return exchange.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Not yet.
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException broken ? told(broken) : told(new IOException(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
            if (sink.failure().isPresent() || sink.isTooLong()) {
                throw new IOException("not taken");
            }
            if (sink.arrivals() != arrivals) {
                arrivals = sink.arrivals();
                since = System.nanoTime();
                reached.accept(sink.size());
            } else if (System.nanoTime() - since
                            > patience.connect().plus(patience.answer()).toNanos()
                    || arrivals > 0
                            && System.nanoTime() - since > patience.answer().toNanos()) {
                throw new HttpTimeoutException("silent");
            }
        }
    }

    /**
     * Throws the problem that caused an exception, such as an invalid proxy; returns the exception itself if there is
     * none.
     */
    private static IOException told(IOException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof RanvierException problem) {
                throw problem;
            }
        }
        return broken;
    }

    private static Result result(Answer answer, Sink sink, RemoteFile file) {
        return switch (answer) {
            case Answer.Content _
            when sink.size() < file.bytes() -> new Result.Broken("broke off", Duration.ZERO, false);
            case Answer.Content _, Answer.NothingMore _ -> new Result.Arrived();
            case Answer.Mismatch _ -> new Result.Mismatch();
            case Answer.Refused(String why) -> new Result.Refused(why);
            case Answer.Later(String why, Duration wish) -> new Result.Broken(why, wish, false);
        };
    }

    private static Result tooLong(long most) {
        return new Result.Refused("sends more than the " + most + " bytes that the file may have");
    }

    private static void requireWritten(Sink sink, PartFile part) {
        sink.failure().ifPresent(e -> {
            throw new RanvierException(
                    Problem.data(
                            part.part().toString(),
                            "it cannot be written (" + DiskReason.of(e) + ")",
                            "make room or mend its permissions, and give the command again: what was fetched is kept"),
                    e);
        });
    }
}
