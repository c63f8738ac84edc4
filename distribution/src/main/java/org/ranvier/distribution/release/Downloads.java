package org.ranvier.distribution.release;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.Sha256;
import org.ranvier.install.sign.SignatureFile;

/**
 * The files of a version that people download: archives, the list of their checksums with its signature, the installer,
 * and what images of containers are made with.
 *
 * @param root the source tree
 * @param version the version
 * @param folder where they are put
 */
record Downloads(Path root, String version, Path folder) {

    static final String INSTALLER = "install.sh";

    private static final String SUMS = "SHA256SUMS";
    private static final String PUBLIC_KEY = "ranvier.pub";

    void copyArchives() throws IOException {
        String name = "ranvier-" + version + "-";
        for (Path file : Folders.files(root.resolve("distribution/target"))) {
            String its = file.getFileName().toString();
            if (its.startsWith(name) && its.endsWith(".tar.gz")) {
                link(file, folder);
            }
        }
        Files.copy(
                root.resolve("distribution/target/ranvier/sbom.cdx.json"),
                folder.resolve("ranvier-" + version + ".cdx.json"));
    }

    /** Writes what names the version, the key or the address. */
    void writeTexts(Optional<String> address, KeyFile key) throws IOException {
        Map<String, String> values = Map.of(
                "@VERSION@", version,
                "@ADDRESS@", address.orElse("").replaceFirst("/+$", ""),
                "@KEY@", key.publicKey().text());
        Path texts = root.resolve("distribution/src/main/release");
        for (Path file : Folders.files(texts)) {
            String text = Files.readString(file);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            Files.writeString(folder.resolve(file.getFileName()), text);
        }
        Files.writeString(
                folder.resolve(PUBLIC_KEY),
                "Publisher: " + key.publisher() + "\n-----BEGIN PUBLIC KEY-----\n"
                        + key.publicKey().text() + "\n-----END PUBLIC KEY-----\n");
    }

    /** Writes the checksums of all files that are there, and signs them. */
    void sign(KeyFile key) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : Folders.files(folder)) {
            sums.append(Sha256.of(file)).append("  ").append(file.getFileName()).append('\n');
        }
        Path file = folder.resolve(SUMS);
        Files.writeString(file, sums.toString());
        key.sign("release ranvier@" + version, Sha256.of(file)).write(SignatureFile.beside(file));
    }

    /** Puts a file into a folder, as a second name of the same bytes where the disk has that. */
    static void link(Path file, Path folder) throws IOException {
        Path there = folder.resolve(file.getFileName());
        try {
            Files.createLink(there, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, there);
        }
    }
}
