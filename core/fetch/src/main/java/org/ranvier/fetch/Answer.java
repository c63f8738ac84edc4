package org.ranvier.fetch;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Meaning of a response's status and headers for the requested file. */
sealed interface Answer {

    /** The content follows, starting at a given byte. */
    record Content(long first, Optional<String> validator) implements Answer {}

    /** The part that is already here is the whole file. */
    record NothingMore() implements Answer {}

    /** The part that is already here does not match the server's file. */
    record Mismatch() implements Answer {}

    /** The file is not available at this address. */
    record Refused(String why) implements Answer {}

    /** The file may become available later. */
    record Later(String why, Duration wish) implements Answer {}

    /** How the refusal of a file begins that a server does not have. */
    String ABSENT = "does not have it";

    Pattern RANGE = Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(\\d{1,18}|\\*)");

    /**
     * Interprets a response.
     *
     * @param have the number of bytes already here, after which the rest was requested
     * @param bytes the size that the file must have, or −1
     */
    static Answer of(int status, HttpHeaders headers, long have, long bytes) {
        return switch (status) {
            case 200 -> content(headers, bytes);
            case 206 -> rest(headers, have, bytes);
            case 416 -> have > 0 && total(headers) == have ? new NothingMore() : mismatch(have);
            case 301, 302, 303, 307, 308 ->
                new Refused("leads on to " + headers.firstValue("Location").orElse("nowhere")
                        + ", which is not followed (it is not secure, or one too many)");
            case 404, 410 -> new Refused(ABSENT + " (status " + status + ")");
            case 408, 425, 429 -> new Later("is busy (status " + status + ")", wish(headers));
            default ->
                status >= 500
                        ? new Later("has a problem (status " + status + ")", wish(headers))
                        : new Refused("does not give it (status " + status + ")");
        };
    }

    private static Answer content(HttpHeaders headers, long bytes) {
        OptionalLong length = headers.firstValueAsLong("Content-Length");
        if (bytes >= 0 && length.isPresent() && length.getAsLong() != bytes) {
            return new Refused("has another file there, of " + length.getAsLong() + " bytes instead of " + bytes);
        }
        return new Content(0, validator(headers));
    }

    private static Answer rest(HttpHeaders headers, long have, long bytes) {
        Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches() || range.group(1) == null || Long.parseLong(range.group(1)) != have) {
            return mismatch(have);
        }
        long total = total(headers);
        return total >= 0 && bytes >= 0 && total != bytes
                ? new Refused("has another file there, of " + total + " bytes instead of " + bytes)
                : new Content(have, validator(headers));
    }

    private static Answer mismatch(long have) {
        return have > 0 ? new Mismatch() : new Refused("answers with a part of the file, which nobody asked for");
    }

    private static long total(HttpHeaders headers) {
        Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        return range.matches() && !range.group(2).equals("*") ? Long.parseLong(range.group(2)) : -1;
    }

    /**
     * Returns the server's validator for this state of the file: its entity tag unless that is weak, otherwise the time
     * of its last modification.
     */
    private static Optional<String> validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"));
    }

    private static Duration wish(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }
}
