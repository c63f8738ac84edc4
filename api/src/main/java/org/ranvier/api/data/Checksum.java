package org.ranvier.api.data;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What tells whether a file is the right one, byte by byte.
 *
 * @param algorithm how it is computed
 * @param hex lower-case hexadecimal digits
 */
public record Checksum(Algorithm algorithm, String hex) {

    /** Functions from the bytes of a file to a short number. */
    public enum Algorithm {
        /** For everything whose publisher says nothing else, or that one has held in one's own hands. */
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

        /** Its name for {@link java.security.MessageDigest}. */
        public String javaName() {
            return javaName;
        }
    }

    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
        if (hex.length() != algorithm.digits || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("'" + hex + "' is not a checksum of " + algorithm.javaName);
        }
    }

    /** An SHA-256. */
    public static Checksum sha256(String hex) {
        return new Checksum(Algorithm.SHA256, hex);
    }

    /** An MD5, where the publisher gives nothing better. */
    public static Checksum md5(String hex) {
        return new Checksum(Algorithm.MD5, hex);
    }

    @Override
    public String toString() {
        return algorithm.javaName + " " + hex;
    }
}
