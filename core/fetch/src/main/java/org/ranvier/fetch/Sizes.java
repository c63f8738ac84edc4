package org.ranvier.fetch;

import java.util.Locale;

/** Numbers of bytes for people. */
public final class Sizes {

    private static final long STEP = 1000;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Sizes() {}

    /**
     * Formats a size, such as {@code 4542 bytes} or {@code 9.9 MB}, with decimal prefixes as file managers and
     * publishers use them.
     */
    public static String text(long bytes) {
        if (bytes < 10 * STEP) {
            return bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        // 999.5 and more would be printed as 1000.
        while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
