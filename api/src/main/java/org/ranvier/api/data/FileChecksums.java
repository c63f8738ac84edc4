package org.ranvier.api.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** SHA-256 of files by name, computed when first looked at: hashing takes longer than opening a dataset. */
final class FileChecksums extends AbstractMap<String, String> {

    private final Map<String, Path> files;
    private Map<String, String> computed;

    /**
     * Holds the files until their checksums are asked for.
     *
     * @param files the files by the names under which their checksums appear
     */
    FileChecksums(Map<String, Path> files) {
        this.files = files;
    }

    @Override
    public synchronized Set<Entry<String, String>> entrySet() {
        if (computed == null) {
            Map<String, String> sums = new LinkedHashMap<>();
            files.forEach((name, file) -> sums.put(name, sha256(file)));
            computed = Collections.unmodifiableMap(sums);
        }
        return computed.entrySet();
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(file.toString(), "it cannot be read (" + e + ")", "check that it still exists"), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
