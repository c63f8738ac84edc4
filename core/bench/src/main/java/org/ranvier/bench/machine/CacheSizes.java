package org.ranvier.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How large the caches are, where the system tells. */
final class CacheSizes {

    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
    private static final long MEBIBYTE = 1 << 20;
    /** What is taken for the last cache where nobody tells. */
    private static final long USUAL_LAST = 32 * MEBIBYTE;

    private CacheSizes() {}

    /**
     * A size, in bytes, for each of three arrays that together are far larger than the last cache: twice as large each,
     * but not more than what Java may use allows.
     */
    static long beyondTheLast() {
        long allowed = Runtime.getRuntime().maxMemory() / 6;
        return Math.min(2 * Math.max(last(), USUAL_LAST), allowed);
    }

    /** The largest cache of a CPU, in bytes. */
    private static long last() {
        try (Stream<Path> indices = Files.list(CACHES)) {
            return indices.map(index -> index.resolve("size"))
                    .filter(Files::isReadable)
                    .mapToLong(CacheSizes::bytes)
                    .max()
                    .orElse(USUAL_LAST);
        } catch (IOException | UncheckedIOException e) {
            return USUAL_LAST;
        }
    }

    /** Such as {@code 266240K}. */
    private static long bytes(Path file) {
        try {
            String text = Files.readString(file).strip();
            long number = Long.parseLong(text.replaceAll("\\D", ""));
            return text.endsWith("K") ? number << 10 : text.endsWith("M") ? number << 20 : number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
