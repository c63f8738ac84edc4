package org.ranvier.install.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.install.sign.AtomicText;
import org.ranvier.install.sign.Sha256;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.sign.SignedPlugin;
import org.ranvier.runtime.Listing;

/**
 * Receipts of what was installed: the SHA-256 of the jar, or of the files of a folder that its descriptor has none of.
 * The runtime compares them before it loads a class. {@code sha256sum -c} reads them, too.
 */
public final class Receipts {

    private static final String FOLDER = ".receipts";
    private static final String SUFFIX = ".sha256";

    private Receipts() {}

    /** Returns the name of the receipt within the folder of plugins. */
    public static String name(String plugin) {
        return FOLDER + "/" + plugin + SUFFIX;
    }

    /**
     * Writes a receipt.
     *
     * @param file where to
     * @param plugin what is installed
     * @param name the name of its jar or folder there
     */
    public static void write(Path file, SignedPlugin plugin, String name) {
        StringBuilder lines = new StringBuilder();
        if (Files.isDirectory(plugin.location())) {
            plugin.uncovered()
                    .forEach(inside -> lines.append(line(plugin.location().resolve(inside), name + "/" + inside)));
        } else {
            lines.append(line(plugin.location(), name));
        }
        AtomicText.write(file, lines.toString());
    }

    /** Deletes a plugin with its signature, its receipt and what was written down of it. */
    public static void delete(Path plugin) throws IOException {
        Path receipt = plugin.resolveSibling(name(plugin.getFileName().toString()));
        Path record = Listing.place(plugin);
        for (Path path : List.of(plugin, SignatureFile.beside(plugin), receipt, record)) {
            Folders.delete(path);
        }
        for (Path folder : List.of(receipt.getParent(), record.getParent())) {
            try {
                Files.deleteIfExists(folder);
            } catch (java.nio.file.DirectoryNotEmptyException e) {
                // There are others.
            }
        }
    }

    private static String line(Path file, String name) {
        return Sha256.of(file) + "  " + name + "\n";
    }
}
