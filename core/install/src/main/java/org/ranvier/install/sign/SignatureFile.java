package org.ranvier.install.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;
import org.ranvier.text.Printable;

/**
 * A detached signature: six lines, the last of which signs those above it, ends of lines (LF) included.
 *
 * <pre>
 * ranvier-signature=1
 * signs=plugin demo@1.0.0
 * sha256=9f86d0…
 * publisher=Jane Doe
 * key=MCowBQYDK2VwAyEA…
 * signature=…
 * </pre>
 *
 * @param subject what is signed: {@code plugin id@version}, or {@code index}
 * @param sha256 the SHA-256 of the jar, of the descriptor or of the index
 * @param publisher what the holder of the key calls himself
 * @param key the key
 * @param signature of the lines before it
 */
public record SignatureFile(String subject, String sha256, String publisher, PublisherKey key, byte[] signature) {

    /** What is added to the name of a signed file. */
    public static final String SUFFIX = ".sig";

    private static final List<String> KEYS =
            List.of("ranvier-signature", "signs", "sha256", "publisher", "key", "signature");
    private static final String FORMAT = "1";
    private static final int MOST_BYTES = 4_096;

    /** Returns the place of the signature beside a file. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /**
     * Reads a signature; says nothing of whether it is right.
     *
     * @param file the file
     * @param where the file as messages name it
     * @throws RanvierException if it is none
     */
    public static SignatureFile read(Path file, String where) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("it has more than " + MOST_BYTES + " bytes");
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            throw new RanvierException(
                    Problem.plugin(
                            "",
                            where,
                            "it is no signature ("
                                    + Printable.of(
                                            e instanceof IOException io
                                                    ? DiskReason.of(io)
                                                    : String.valueOf(e.getMessage()))
                                    + ")",
                            "get the plugin and its signature again from where they are published"),
                    e);
        }
    }

    static SignatureFile parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != KEYS.size()) {
            throw new IllegalArgumentException("it has " + lines.size() + " lines instead of " + KEYS.size());
        }
        String[] values = new String[lines.size()];
        for (int n = 0; n < values.length; n++) {
            String start = KEYS.get(n) + "=";
            if (!lines.get(n).startsWith(start)) {
                throw new IllegalArgumentException("its line " + (n + 1) + " does not begin with " + start);
            }
            values[n] = lines.get(n).substring(start.length());
        }
        if (!values[0].equals(FORMAT)) {
            throw new IllegalArgumentException("its format " + values[0] + " is not " + FORMAT);
        }
        if (values[3].isBlank()) {
            throw new IllegalArgumentException("it names no publisher");
        }
        return new SignatureFile(
                values[1],
                values[2],
                values[3],
                PublisherKey.parse(values[4]),
                Base64.getDecoder().decode(values[5]));
    }

    /** Writes it, in one step. */
    public void write(Path file) {
        AtomicText.write(file, text());
    }

    /** Whether the key made this signature of these lines. */
    public boolean isGenuine() {
        return key.verifies(message(subject, sha256, publisher, key), signature);
    }

    /** Returns the publisher, fit to be shown. */
    @Override
    public String publisher() {
        return Printable.of(publisher);
    }

    static String message(String subject, String sha256, String publisher, PublisherKey key) {
        List<String> values = List.of(FORMAT, subject, sha256, publisher, key.text());
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < values.size(); n++) {
            text.append(KEYS.get(n)).append('=').append(values.get(n)).append('\n');
        }
        return text.toString();
    }

    private String text() {
        return message(subject, sha256, publisher, key) + KEYS.getLast() + "="
                + Base64.getEncoder().encodeToString(signature) + "\n";
    }
}
