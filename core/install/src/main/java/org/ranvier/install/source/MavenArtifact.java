package org.ranvier.install.source;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.fetch.Digests;
import org.ranvier.text.DiskReason;

/**
 * A jar or zip in a Maven repository: {@code group:artifact:version}, or {@code group:artifact:version:classifier}.
 *
 * @param group with dots
 * @param artifact its name
 * @param version which one; no snapshot, whose file has another name every time
 * @param classifier what comes after the version in the name of the file; empty for nothing
 */
public record MavenArtifact(String group, String artifact, String version, String classifier) {

    /** Where Maven looks by itself. */
    public static final URI CENTRAL = URI.create("https://repo.maven.apache.org/maven2/");

    private static final Pattern FORM = Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.+-]+)(?::([\\w.-]+))?");
    private static final long MOST_CHECKSUM_BYTES = 1_000;
    /** The best first. Central has the last for everything. */
    private static final List<String> CHECKSUMS = List.of("SHA-512", "SHA-256", "SHA-1");

    /** Reads coordinates; empty if the text has another form. */
    public static Optional<MavenArtifact> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || text.contains("..")) {
            return Optional.empty();
        }
        String classifier = parts.group(4) == null ? "" : parts.group(4);
        return Optional.of(new MavenArtifact(parts.group(1), parts.group(2), parts.group(3), classifier));
    }

    /**
     * Fetches its jar, or else its zip, and compares it with the checksum that the repository has of it, if it has one.
     *
     * @param repository its address
     * @param room an empty folder
     * @return the address, whose file is now in the room under its name
     * @throws RanvierException if there is neither, or it is damaged
     */
    public URI fetch(URI repository, Source source, Path room, long most) {
        for (String extension : List.of(".jar", ".zip")) {
            URI address = Source.in(repository, path() + extension);
            Path file = room.resolve(Source.name(address));
            if (source.get(address, file, most)) {
                compare(address, file, source, room);
                return address;
            }
        }
        throw new RanvierException(Problem.plugin(
                "",
                this.toString(),
                "neither a jar nor a zip of it is in " + repository,
                version.toUpperCase(Locale.ROOT).endsWith("-SNAPSHOT")
                        ? "name a released version; snapshots are not looked for"
                        : "check the coordinates, or name the repository with --repository URL"));
    }

    private String path() {
        return group.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version
                + (classifier.isEmpty() ? "" : "-" + classifier);
    }

    private static void compare(URI address, Path file, Source source, Path room) {
        for (String algorithm : CHECKSUMS) {
            Path published = room.resolve("checksum");
            URI beside = URI.create(
                    address + "." + algorithm.toLowerCase(Locale.ROOT).replace("-", ""));
            if (!source.get(beside, published, MOST_CHECKSUM_BYTES)) {
                continue;
            }
            try {
                // Some have the name of the file after it.
                String wanted = Files.readString(published, StandardCharsets.ISO_8859_1)
                        .strip()
                        .split("\\s+")[0];
                Files.delete(published);
                if (!wanted.equalsIgnoreCase(Digests.of(file, algorithm))) {
                    throw new RanvierException(Problem.plugin(
                            "",
                            address.toString(),
                            "its " + algorithm + " is not the one that the repository has of it",
                            "try again; if it stays so, tell whoever keeps the repository"));
                }
                return;
            } catch (IOException e) {
                throw new RanvierException(
                        Problem.plugin(
                                "", address.toString(), "it cannot be read (" + DiskReason.of(e) + ")", "make room"),
                        e);
            }
        }
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version + (classifier.isEmpty() ? "" : ":" + classifier);
    }
}
