package org.ranvier.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.text.JsonWalker;
import org.ranvier.config.text.SourcePlaces;
import org.ranvier.config.text.SyntaxException;
import org.ranvier.config.text.YamlWalker;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.text.DiskReason;

/** Makes trees of YAML and JSON. */
public final class ConfigParser {

    /** JSON objects are YAML too, but parsed as JSON much faster, and with messages that fit. */
    private static final Pattern JSON_OBJECT = Pattern.compile("\\s*\\{\\s*[\"}].*", Pattern.DOTALL);

    private static final int LONGEST = 64 << 20;

    private static final String WANTED = "write keys and values, such as name: first";

    private ConfigParser() {}

    /**
     * Reads a file of keys and values: JSON if its name says so, or if it looks so and is not named as YAML.
     *
     * @throws RanvierException if it cannot be read, with every duplicate key or the first mistake of syntax
     */
    public static Mapping read(Path file) {
        String name = file.toString();
        return switch (parse(name, text(file))) {
            case Mapping mapping -> mapping;
            case ConfigNode other ->
                throw new RanvierException(
                        Problem.usage(other.place().toString(), "the file holds " + other.found(), WANTED));
        };
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it; a file's name tells the format
     * @throws RanvierException as {@link #read}
     */
    public static ConfigNode parse(String source, String text) {
        Problems problems = new Problems();
        SourcePlaces places = new SourcePlaces(source, true);
        try {
            Optional<ConfigNode> root = isJson(source, text)
                    ? new JsonWalker(places, problems).read(text)
                    : new YamlWalker(places, problems).read(text);
            if (root.isEmpty()) {
                throw new SyntaxException(places.whole(), "it is empty", WANTED);
            }
            problems.throwIfAny();
            return root.get();
        } catch (SyntaxException e) {
            e.addTo(problems);
            throw new RanvierException(problems.all());
        }
    }

    /** Reads the value of an option as YAML; nothing written is null. Adds to the problems what is wrong. */
    public static Optional<ConfigNode> parseOption(String option, String text, Problems problems) {
        SourcePlaces places = new SourcePlaces(option, false);
        try {
            Optional<ConfigNode> value = new YamlWalker(places, problems).read(text);
            return value.or(() -> Optional.of(Scalar.of(places.whole(), null)));
        } catch (SyntaxException e) {
            e.addTo(problems);
            return Optional.empty();
        }
    }

    private static boolean isJson(String source, String text) {
        String name = source.toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        return name.endsWith(".json") || !yaml && JSON_OBJECT.matcher(text).matches();
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file, "it is a folder, not a file", "name a file in it", null);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", "check the name and the current folder", e);
        } catch (AccessDeniedException e) {
            throw unreadable(file, "it may not be read", "check its permissions", e);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not text in UTF-8", "save it as UTF-8", e);
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read: " + DiskReason.of(e), "check the disk and the permissions", e);
        }
    }

    /** At most so many: a device may never end. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw unreadable(
                        file,
                        "it has more than " + (LONGEST >> 20) + " MiB, which no experiment or network needs",
                        "name another file, and keep large arrays in npz files",
                        null);
            }
            return bytes;
        }
    }

    private static RanvierException unreadable(Path file, String message, String remedy, IOException cause) {
        return new RanvierException(Problem.usage(file.toString(), message, remedy), cause);
    }
}
