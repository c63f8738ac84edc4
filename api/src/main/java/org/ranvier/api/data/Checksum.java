package org.ranvier.api.data;

import java.util.Locale;
import java.util.regex.Pattern;
import org.ranvier.api.ApiStatus;

/**
 * Checksum of a file, which tells whether every byte is right.
 *
 * @param algorithm how it is computed
 * @param hex lower-case hexadecimal digits
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public record Checksum(Algorithm algorithm, String hex) {

    /** Algorithms of checksums. */
    public enum Algorithm {
        /** For files whose publisher gives it or gives nothing, or whose checksum was computed locally. */
        SHA256("SHA-256", 64),
        /**
         * Only where the publisher gives nothing better: it protects against damage, and no longer against a forged
         * pair of files.
         */
        MD5("MD5", 32);

        private final String javaName;
        private final int digits;

        Algorithm(String javaName, int digits) {
            this.javaName = javaName;
            this.digits = digits;
        }

        /** {@return its name for {@link java.security.MessageDigest}} */
        public String javaName() {
            return javaName;
        }
    }

    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    /** Turns the digits into lower case, and refuses those that are no checksum of the algorithm. */
    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
        if (hex.length() != algorithm.digits || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("'" + hex + "' is not a checksum of " + algorithm.javaName);
        }
    }

    /**
     * {@return an SHA-256}
     *
     * @param hex 64 hexadecimal digits, of either case
     * @throws IllegalArgumentException if these are other than 64 such digits
     */
    public static Checksum sha256(String hex) {
        return new Checksum(Algorithm.SHA256, hex);
    }

    /**
     * {@return an MD5, for files whose publisher gives nothing better}
     *
     * @param hex 32 hexadecimal digits, of either case
     * @throws IllegalArgumentException if these are other than 32 such digits
     */
    public static Checksum md5(String hex) {
        return new Checksum(Algorithm.MD5, hex);
    }

    @Override
    public String toString() {
        return algorithm.javaName + " " + hex;
    }
}
