package org.ranvier.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * The checksum of a sealed safetensors file: SHA-256 of all bytes, its length and padding among them, in which the
 * digits of the checksum itself are zeros.
 */
final class Seal {

    /** What stands in place of the digits while they are computed. */
    static final String BLANK = "0".repeat(64);

    private static final byte[] KEY = ('"' + Safetensors.SHA256 + "\":\"").getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest = sha256();

    /** Whether the header has digits at all. */
    private boolean found;

    /** Returns a header with the checksum in it. */
    static byte[] of(byte[] head, AtomicFile.Content data) throws IOException {
        MessageDigest digest = sha256();
        digest.update(head);
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            data.writeTo(out);
        }
        byte[] digits = HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = head.clone();
        System.arraycopy(digits, 0, sealed, place(head), digits.length);
        return sealed;
    }

    /** Takes the first bytes of a file: the length of its header, and the header. */
    void head(byte[] length, byte[] json) {
        digest.update(length);
        int place = place(json);
        found = place >= 0;
        if (found) {
            byte[] blank = json.clone();
            Arrays.fill(blank, place, place + BLANK.length(), (byte) '0');
            digest.update(blank);
        }
    }

    /** A stream of the rest of the file that is to be read to its end. */
    InputStream over(InputStream data) {
        return new DigestInputStream(data, digest);
    }

    /** Compares, once all has been read, if there is a checksum. */
    void check(Map<String, String> metadata, String where) {
        String digits = metadata.get(Safetensors.SHA256);
        if (digits != null && !(found && digits.equals(HexFormat.of().formatHex(digest.digest())))) {
            throw Damage.of(where, "its checksum is not that of its bytes: it was damaged or changed");
        }
    }

    /** The first of the digits in a header, or −1. */
    private static int place(byte[] header) {
        for (int n = 0; n + KEY.length + BLANK.length() <= header.length; n++) {
            if (Arrays.equals(header, n, n + KEY.length, KEY, 0, KEY.length)) {
                return n + KEY.length;
            }
        }
        return -1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
