package org.ranvier.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sizes of the CPU caches, where the system reports them. */
final class CacheSizes {

    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
    private static final long MEBIBYTE = 1 << 20;
    /** Size assumed for the last cache where the system does not report it. */
    private static final long USUAL_LAST = 32 * MEBIBYTE;

    private CacheSizes() {}

    /**
     * Returns a size, in bytes, for each of three arrays that together are far larger than the last cache: twice its
     * size each, but not more than the memory that Java may use allows.
     */
    static long beyondTheLast() {
        long allowed = Runtime.getRuntime().maxMemory() / 6;
        return Math.min(2 * Math.max(last(), USUAL_LAST), allowed);
    }

    /** Returns the size of a CPU's largest cache in bytes. */
    private static long last() {
        try (Stream<Path> indices = Files.list(CACHES)) {
            return indices.map(index -> index.resolve("size"))
                    .filter(Files::isReadable)
                    .mapToLong(CacheSizes::bytes)
                    .max()
                    .orElse(USUAL_LAST);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return USUAL_LAST;
        }
    }

    /** Reads a size such as {@code 266240K} and returns it in bytes. */
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
