package org.ranvier.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ranvier.install.sign.Sha256;

/** Files that have a descriptor and nothing else of a plugin. */
public final class FakePlugin {

    private FakePlugin() {}

    /** A jar. */
    public static Path jar(Path file, String id, String version, String... more) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("META-INF/ranvier-plugin.properties"));
            out.write(descriptor(id, version, more).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** A folder with a library and a text. */
    public static Path folder(Path folder, String id, String version, boolean complete) throws IOException {
        Files.createDirectories(folder);
        Path library = Files.writeString(folder.resolve("library.jar"), "library");
        Path text = Files.writeString(folder.resolve("README.md"), "read me");
        Files.writeString(
                folder.resolve("ranvier-plugin.properties"),
                descriptor(id, version, "sha256.library.jar=" + Sha256.of(library))
                        + (complete ? "sha256.README.md=" + Sha256.of(text) + "\n" : ""));
        return folder;
    }

    private static String descriptor(String id, String version, String... more) {
        return "id=" + id + "\nversion=" + version + "\ndescription=for a test\napi=[1.0.0-rc.1,2)\n"
                + String.join("\n", more) + "\n";
    }
}
