package org.ranvier.runtime.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.PluginDescriptor;

/** The descriptor of a plugin, wherever it lies. */
public final class DescriptorFile {

    /** Its name in a directory; in a jar it is in {@code META-INF/}. */
    public static final String NAME = DescriptorReader.FILE;

    private static final String IN_JAR = "META-INF/" + NAME;
    /** A descriptor of 10,000 checksums has a tenth of it; what inflates without end has more. */
    private static final int MOST_BYTES = 10_000_000;

    private DescriptorFile() {}

    /**
     * Reads it.
     *
     * @throws RanvierException with what is wrong with it
     */
    public static PluginDescriptor read(Path location) {
        if (!Files.exists(location)) {
            throw new RanvierException(Problem.plugin(
                    "", location.toString(), "there is no such file", "give the path of a plugin's jar or directory"));
        }
        try {
            return Files.isDirectory(location) ? ofDirectory(location) : ofJar(location);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.plugin(
                            "",
                            location.toString(),
                            "it cannot be read as a plugin (" + e.getMessage() + ")",
                            "install it again, or remove it"),
                    e);
        }
    }

    private static PluginDescriptor ofDirectory(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new RanvierException(Problem.plugin(
                    "",
                    directory.toString(),
                    "the directory has no " + NAME,
                    "add one, or move the directory elsewhere"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(new DescriptorReader(file.toString(), true), in);
        }
    }

    private static PluginDescriptor ofJar(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(IN_JAR);
            if (entry == null) {
                throw new RanvierException(Problem.plugin(
                        "",
                        path.toString(),
                        "the jar has no " + IN_JAR,
                        jar.getEntry(NAME) == null
                                ? "add one if it is a plugin, or move the jar elsewhere"
                                : "move " + NAME + " into META-INF"));
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return read(new DescriptorReader(path + "!/" + IN_JAR, false), in);
            }
        }
    }

    private static PluginDescriptor read(DescriptorReader reader, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("its descriptor has more than " + MOST_BYTES + " bytes");
        }
        Optional<PluginDescriptor> descriptor =
                Texts.utf8(bytes).map(reader::read).orElseGet(reader::isNotUtf8);
        return descriptor.orElseThrow(() -> new RanvierException(reader.problems()));
    }
}
