package org.ranvier.testkit.backend.networks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sizes at which backends choose another way, each list with the plainest first: one source to forty, layers and
 * batches narrow, wide, and on and off the group of 16, windows of one tick to several tiles, first lags at 0 and
 * before.
 */
public final class Shapes {

    /** Numbers of a signal times neurons that read it, above which a comparison takes long and shows no more. */
    private static final long MOST = 12_000;

    private Shapes() {}

    /** The values of each size. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> sizes = new LinkedHashMap<>();
        sizes.put("channels", List.of("4", "1", "2", "16", "17", "33", "40"));
        sizes.put("batch", List.of("1", "15", "16", "17", "33"));
        sizes.put("ticks", List.of("7", "1", "20", "120"));
        sizes.put("width", List.of("5", "1", "16", "18", "33"));
        sizes.put("delay", List.of("3", "0", "1", "25"));
        return sizes;
    }

    /** Whether a network of these choices is small enough; every pair of sizes occurs in some that are. */
    static boolean isSmall(Map<String, String> choices) {
        long numbers = 1;
        for (String size : List.of("channels", "batch", "ticks", "width")) {
            numbers *= Long.parseLong(choices.getOrDefault(size, "1"));
        }
        return numbers <= MOST;
    }
}
