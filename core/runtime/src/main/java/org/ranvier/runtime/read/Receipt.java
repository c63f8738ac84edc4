package org.ranvier.runtime.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Problem;

/**
 * What was written down when a plugin was installed: in the folder {@code .receipts} beside it, under its file name and
 * {@code .sha256}, a line for each file that its descriptor has no checksum of, such as the descriptor or the jar
 * itself. The lines are those of {@code sha256sum}. A plugin that was put there by hand has none.
 */
public final class Receipt {

    private static final String FOLDER = ".receipts";
    private static final String SUFFIX = ".sha256";
    /** Hexadecimal digits and two spaces before the name. */
    private static final int NAME_AT = 66;

    private Receipt() {}

    /** The place of a plugin's receipt. */
    public static Path of(Path plugin) {
        return plugin.resolveSibling(FOLDER).resolve(plugin.getFileName() + SUFFIX);
    }

    /** Compares a plugin with its receipt. */
    static List<Problem> verify(InstalledPlugin plugin) throws IOException {
        Path location = plugin.location();
        Path receipt = of(location);
        List<Problem> problems = new ArrayList<>();
        if (!Files.isRegularFile(receipt)) {
            return problems;
        }
        for (String line : Files.readString(receipt, StandardCharsets.UTF_8).split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            String name = line.length() > NAME_AT ? line.substring(NAME_AT) : "";
            Path file = location.resolveSibling(name).normalize();
            if (name.isEmpty() || !file.startsWith(location) || !Files.isRegularFile(file)) {
                problems.add(Problem.plugin(
                        plugin.toString(),
                        location.toString(),
                        "the file '" + name + "' that was installed is missing",
                        "install the plugin again, or delete " + receipt + " if you removed the file yourself"));
            } else if (!Checksums.of(file).equals(line.substring(0, NAME_AT - 2))) {
                problems.add(Problem.plugin(
                        plugin.toString(),
                        file.toString(),
                        "it is not the file that was installed: its SHA-256 is another",
                        "install the plugin again, or delete " + receipt + " if you changed the file yourself"));
            }
        }
        return problems;
    }
}
