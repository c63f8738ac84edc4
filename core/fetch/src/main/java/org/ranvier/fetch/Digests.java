package org.ranvier.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ranvier.api.data.Checksum;

/** Checksums of files as they are on the disk. */
public final class Digests {

    private static final int BUFFER = 1 << 16;

    private Digests() {}

    /** The checksum of a file in lower-case hexadecimal digits. */
    public static String of(Path file, Checksum.Algorithm algorithm) throws IOException {
        return of(file, algorithm.javaName());
    }

    /**
     * The checksum of a file in lower-case hexadecimal digits.
     *
     * @param algorithm one that every JDK has, by Java's name of it
     */
    public static String of(Path file, String algorithm) throws IOException {
        MessageDigest digest = digest(algorithm);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
