package org.ranvier.install.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.Descriptors;
import org.ranvier.runtime.plugin.PluginDescriptor;
import org.ranvier.text.DiskReason;

/**
 * What of a plugin is signed: its jar, or its descriptor.
 *
 * @param location the jar or folder
 * @param descriptor what it says of itself
 */
public record SignedPlugin(Path location, PluginDescriptor descriptor) {

    private static final String SIGNATURE = Descriptors.FILE + SignatureFile.SUFFIX;

    /** Reads a plugin. */
    public static SignedPlugin of(Path location) {
        return new SignedPlugin(location, Descriptors.of(location));
    }

    /** Returns what its signature names. */
    public String subject() {
        return "plugin " + descriptor;
    }

    /** Returns the SHA-256 that its signature names. */
    public String sha256() {
        return Sha256.of(Files.isDirectory(location) ? location.resolve(Descriptors.FILE) : location);
    }

    /** Returns where its signature lies once it is installed: beside the jar, or in the folder. */
    public Path signature() {
        return signatureOf(location);
    }

    /** Returns where the signature of a jar or folder lies. */
    public static Path signatureOf(Path location) {
        return Files.isDirectory(location) ? location.resolve(SIGNATURE) : SignatureFile.beside(location);
    }

    /**
     * The signature of an installed plugin, if it has one.
     *
     * @throws RanvierException if it is damaged, or of something else
     */
    public Optional<SignatureFile> verified() {
        Path file = signature();
        return Files.exists(file)
                ? Optional.of(verify(SignatureFile.read(file, file.toString()), file.toString()))
                : Optional.empty();
    }

    /**
     * Whether a signature is one of this plugin.
     *
     * @param where the signature as messages name it
     * @return the signature
     * @throws RanvierException if it is not
     */
    public SignatureFile verify(SignatureFile signature, String where) {
        if (!signature.isGenuine()) {
            throw refused(where, "the signature was not made with the key that it names, so it is damaged or forged");
        }
        if (!signature.subject().equals(subject())) {
            throw refused(where, "the signature is one of " + signature.subject() + ", not of " + subject());
        }
        if (!signature.sha256().equals(sha256())) {
            throw refused(
                    where,
                    "the signature is one of another "
                            + (Files.isDirectory(location) ? "descriptor" : "file")
                            + ", so the plugin was changed after it was signed");
        }
        requireComplete(where);
        return signature;
    }

    /**
     * Whether a signature would hold for all that the plugin consists of.
     *
     * @throws RanvierException if the descriptor has no checksum of some file
     */
    public void requireComplete(String where) {
        List<String> without = uncovered().stream()
                .filter(name -> !name.equals(Descriptors.FILE))
                .toList();
        if (!without.isEmpty()) {
            throw new RanvierException(without.stream()
                    .map(name -> Problem.plugin(
                            descriptor.toString(),
                            where,
                            "the descriptor has no checksum of '" + name + "', so no signature can hold for it",
                            "remove the file, or its author adds the line sha256." + name + "="
                                    + Sha256.of(location.resolve(name))))
                    .toList());
        }
    }

    /** The files that the descriptor has no checksum of, by name; the descriptor among them, signatures not. */
    public List<String> uncovered() {
        if (!Files.isDirectory(location)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(location)) {
            List<String> names = new ArrayList<>();
            files.filter(Files::isRegularFile)
                    .map(file -> location.relativize(file).toString().replace('\\', '/'))
                    .filter(name ->
                            !name.equals(SIGNATURE) && !descriptor.checksums().containsKey(name))
                    .sorted()
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.plugin(
                            descriptor.toString(),
                            location.toString(),
                            "it cannot be read (" + DiskReason.of(e) + ")",
                            "check its permissions"),
                    e);
        }
    }

    private RanvierException refused(String where, String message) {
        return new RanvierException(Problem.plugin(
                descriptor.toString(),
                where,
                message,
                "do not use it; get the plugin and its signature again from where they are published"));
    }
}
