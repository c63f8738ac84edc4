package org.ranvier.install.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Checksum;
import org.ranvier.fetch.Digests;
import org.ranvier.text.DiskReason;

/** SHA-256 of files and bytes. */
public final class Sha256 {

    private Sha256() {}

    /** The SHA-256 of a file in lower-case hexadecimal digits. */
    public static String of(Path file) {
        try {
            return Digests.of(file, Checksum.Algorithm.SHA256);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.plugin(
                            "",
                            file.toString(),
                            "it cannot be read (" + DiskReason.of(e) + ")",
                            "check its permissions"),
                    e);
        }
    }

    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
