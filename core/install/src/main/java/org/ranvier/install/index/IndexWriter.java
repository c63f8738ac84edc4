package org.ranvier.install.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.archive.UnpackedPlugin;
import org.ranvier.install.index.IndexJson.Contents;
import org.ranvier.install.sign.AtomicText;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.Sha256;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.sign.SignedPlugin;
import org.ranvier.text.DiskReason;

/** Writes the index of a folder of plugins. */
public final class IndexWriter {

    private static final Comparator<IndexEntry> ORDER =
            Comparator.comparing(IndexEntry::id).thenComparing(IndexEntry::version, Comparator.reverseOrder());

    private IndexWriter() {}

    /**
     * Writes {@code ranvier-index.json} for the jars and zips in a folder, and its signature beside it. A signed one
     * has the time at which it was written, later than that of the one that it replaces, whatever the clock says; where
     * nothing has changed, it keeps its own.
     *
     * @param folder the folder
     * @param key signs the index; where there is none, a signature that was there is removed
     * @return what the index lists
     * @throws RanvierException with all that is wrong with the plugins
     */
    public static List<IndexEntry> write(Path folder, Limits limits, Optional<KeyFile> key) {
        List<IndexEntry> entries = entries(folder, limits);
        Path file = folder.resolve(PluginIndex.FILE);
        Path signature = SignatureFile.beside(file);
        AtomicText.write(file, IndexJson.write(new Contents(entries, key.map(_ -> date(file, entries)))));
        try {
            // An old signature would refuse the new index.
            Files.deleteIfExists(signature);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        key.ifPresent(pair -> pair.sign(PluginIndex.SUBJECT, Sha256.of(file)).write(signature));
        return entries;
    }

    private static Instant date(Path file, List<IndexEntry> entries) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (Files.notExists(file)) {
            return now;
        }
        try {
            Contents before = IndexJson.read(Files.readString(file), file.toString());
            Instant last = before.written().orElse(Instant.MIN);
            if (before.entries().equals(entries) && before.written().isPresent()) {
                return last;
            }
            return now.isAfter(last) ? now : last.plusSeconds(1);
        } catch (IOException | RanvierException e) {
            // What is damaged is replaced.
            return now;
        }
    }

    private static List<IndexEntry> entries(Path folder, Limits limits) {
        List<IndexEntry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(IndexWriter::isPlugin).sorted().toList()) {
                try {
                    IndexEntry entry = entry(file, limits);
                    entries.stream()
                            .filter(other -> other.toString().equals(entry.toString()))
                            .forEach(other -> problems.add(Problem.plugin(
                                    entry.toString(),
                                    file.toString(),
                                    "the same version is also in " + other.url(),
                                    "remove one of them")));
                    entries.add(entry);
                } catch (RanvierException e) {
                    problems.addAll(e.problems());
                }
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        entries.sort(ORDER);
        return entries;
    }

    private static boolean isPlugin(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && (name.endsWith(".jar") || name.endsWith(".zip"));
    }

    private static IndexEntry entry(Path file, Limits limits) throws IOException {
        try (UnpackedPlugin unpacked = UnpackedPlugin.of(file, file.toString(), limits)) {
            SignedPlugin plugin = SignedPlugin.of(unpacked.location());
            Path beside = SignatureFile.beside(file);
            Optional<SignatureFile> signature = Files.exists(beside)
                    ? Optional.of(plugin.verify(SignatureFile.read(beside, beside.toString()), beside.toString()))
                    : plugin.verified();
            return new IndexEntry(
                    plugin.descriptor().id(),
                    plugin.descriptor().version(),
                    plugin.descriptor().description(),
                    plugin.descriptor().api(),
                    plugin.descriptor().requires(),
                    file.getFileName().toString(),
                    Files.size(file),
                    Sha256.of(file),
                    signature.map(
                            s -> new IndexEntry.Signer(s.publisher(), s.key().fingerprint())));
        }
    }

    private static RanvierException unreadable(Path folder, IOException e) {
        return new RanvierException(
                Problem.usage(
                        folder.toString(), "it cannot be read (" + DiskReason.of(e) + ")", "name a folder of plugins"),
                e);
    }
}
