package org.ranvier.install.trust;

/**
 * A key that is trusted.
 *
 * @param subject for what: the id of a plugin, the address of an index, or {@link #ANY}
 * @param fingerprint of the key
 * @param publisher whose it was said to be
 */
public record Pin(String subject, String fingerprint, String publisher) {

    /** Every plugin that nobody else is trusted for. */
    public static final String ANY = "*";

    static final String FINGERPRINT = "[0-9a-f]{4}(-[0-9a-f]{4}){7}";

    /** Whether a text is a fingerprint. */
    public static boolean isFingerprint(String text) {
        return text.matches(FINGERPRINT);
    }
}
