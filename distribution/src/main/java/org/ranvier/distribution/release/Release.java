package org.ranvier.distribution.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.RanvierException;
import org.ranvier.install.sign.KeyFile;

/**
 * Puts a release together from what the build made, and publishes it into a folder that others are served from; started
 * by {@code distribution/release}. Docs/adr/0038 says why a release is a folder.
 */
public final class Release {

    private Release() {}

    /** Runs, and ends the process: with 2 where the release must not be made as it is. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            make(Options.parse(args));
        } catch (Refused e) {
            e.reasons().forEach(reason -> System.err.println("release: " + reason));
            System.exit(2);
        } catch (RanvierException e) {
            System.err.println("release: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void make(Options options) throws IOException, InterruptedException {
        Path root = options.root();
        Path built = root.resolve("distribution/target/ranvier.version");
        if (Files.notExists(built)) {
            throw new Refused(List.of("nothing is built here: run ./mvnw verify first"));
        }
        String version = Files.readString(built).strip();
        Changelog changelog = Changelog.read(root.resolve("CHANGELOG.md"));
        // A key of the moment shows that signing works; nobody has it afterwards.
        KeyFile key = options.key().map(KeyFile::read).orElseGet(() -> KeyFile.generate("nobody, for a dry run"));

        Path made = options.out();
        Folders.delete(made);
        MavenFolder.write(root, version, made.resolve("maven"), published(options, "maven"));
        Plugins plugins = Plugins.write(root, made.resolve("plugins"), published(options, "plugins"), changelog, key);
        Path folder = Files.createDirectories(made.resolve(version));
        Downloads downloads = new Downloads(root, version, folder);
        downloads.copyArchives();
        downloads.writeTexts(options.address(), key);
        Files.writeString(
                folder.resolve("NOTES.md"),
                Notes.of(version, changelog.section(version), plugins, MigrationNotes.read(root.resolve("api"))));
        downloads.sign(key);
        Files.copy(folder.resolve(Downloads.INSTALLER), made.resolve(Downloads.INSTALLER));

        if (options.to().isPresent()) {
            Publication publication =
                    new Publication(made, version, options.to().get());
            if (options.dryRun()) {
                publication.requireNew();
            } else {
                publication.publish(key);
            }
        }
        report(options, version, plugins);
    }

    private static Optional<Path> published(Options options, String folder) {
        return options.to().map(to -> to.resolve(folder)).filter(Files::isDirectory);
    }

    private static void report(Options options, String version, Plugins plugins) throws IOException {
        System.out.println(
                options.dryRun()
                        ? "A dry run: " + version + " is in " + options.out() + ", and nothing was published."
                        : "Released " + version + " into " + options.to().orElseThrow() + ".");
        for (Path file : Folders.files(options.out().resolve(version))) {
            System.out.printf("%,13d  %s/%s%n", Files.size(file), version, file.getFileName());
        }
        long artifacts = Folders.tree(options.out().resolve("maven")).stream()
                .filter(file -> file.toString().endsWith(".pom"))
                .count();
        System.out.println("maven/ has " + artifacts + " artifacts, plugins/ "
                + plugins.states().size() + " plugins, " + plugins.released() + " of them new or changed.");
    }
}
