package org.ranvier.install.index;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.sign.Sha256;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.source.Source;
import org.ranvier.install.trust.Pin;
import org.ranvier.install.trust.TrustStore;

/**
 * An index: a file {@code ranvier-index.json} in a folder with the plugins that it lists, and its signature beside it
 * if it has one.
 *
 * @param folder the address of the folder
 * @param entries what it lists
 * @param signature its signature, which was found to be right
 */
public record PluginIndex(URI folder, List<IndexEntry> entries, Optional<SignatureFile> signature) {

    /** The name of the file. */
    public static final String FILE = "ranvier-index.json";

    /** What its signature names. */
    static final String SUBJECT = "index";

    private static final long MOST_BYTES = 50_000_000;
    private static final long MOST_SIGNATURE_BYTES = 10_000;

    public PluginIndex {
        entries = List.copyOf(entries);
    }

    /**
     * Reads an index. One that a key was trusted for must be signed with it, and the first key that signs one is
     * trusted for it from then on. A signed one must not be older than one that was read before: it stays genuine, but
     * whoever serves it may want a version to be installed whose mistake is known by now.
     *
     * @param folder the address of its folder
     * @param room an empty folder
     * @param notes is told of a key that is trusted from now on
     * @throws RanvierException if there is none, or it is damaged, not signed as it has to be, or older than before
     */
    public static PluginIndex read(URI folder, Source source, TrustStore store, Path room, Consumer<String> notes) {
        URI address = Source.in(folder, FILE);
        Path file = room.resolve(FILE);
        Path beside = SignatureFile.beside(file);
        if (!source.get(address, file, MOST_BYTES)) {
            throw new RanvierException(Problem.plugin(
                    "",
                    address.toString(),
                    "there is no index of plugins",
                    "check the address; whoever hosts the folder writes the index with: ranvier plugin index DIR"));
        }
        Optional<SignatureFile> signature =
                source.get(Source.in(folder, FILE + SignatureFile.SUFFIX), beside, MOST_SIGNATURE_BYTES)
                        ? Optional.of(SignatureFile.read(beside, address + SignatureFile.SUFFIX))
                        : Optional.empty();
        String at = Source.folder(folder).toString();
        checkSignature(at, signature, file, store).ifPresent(notes);
        IndexJson.Contents contents = contents(file, address.toString());
        if (signature.isPresent()) {
            checkDate(at, contents.written(), store, notes);
        }
        return new PluginIndex(Source.folder(folder), contents.entries(), signature);
    }

    /**
     * Reads the index of a bundle, in which the plugins are signed one by one.
     *
     * @param folder the unpacked bundle
     * @param where the bundle as messages name it
     * @throws RanvierException if it has none, or it is damaged
     */
    public static PluginIndex ofBundle(Path folder, String where) {
        return new PluginIndex(
                folder.toUri(), contents(folder.resolve(FILE), where).entries(), Optional.empty());
    }

    private static IndexJson.Contents contents(Path file, String where) {
        try {
            return IndexJson.read(Files.readString(file, StandardCharsets.UTF_8), where);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.plugin("", where, "its index is no text in UTF-8", "get it again from whoever made it"), e);
        }
    }

    /** Returns a sentence about a key that was not trusted before. */
    private static Optional<String> checkSignature(
            String address, Optional<SignatureFile> signature, Path file, TrustStore store) {
        List<Pin> pins = store.pins(address);
        if (signature.isEmpty()) {
            if (!pins.isEmpty()) {
                throw refused(
                        address,
                        "the index is not signed any more, but was signed by "
                                + pins.getFirst().publisher());
            }
            return Optional.empty();
        }
        SignatureFile found = signature.get();
        String fingerprint = found.key().fingerprint();
        if (!found.isGenuine()
                || !found.subject().equals(SUBJECT)
                || !found.sha256().equals(Sha256.of(file))) {
            throw refused(address, "the signature of the index is not one of this index, so it was changed or damaged");
        }
        if (!pins.isEmpty() && pins.stream().noneMatch(pin -> pin.fingerprint().equals(fingerprint))) {
            throw refused(
                    address,
                    "the index is signed by " + found.publisher() + ", key " + fingerprint + ", but trusted is only "
                            + pins.getFirst().publisher() + ", key "
                            + pins.getFirst().fingerprint());
        }
        if (!pins.isEmpty()) {
            return Optional.empty();
        }
        store.add(List.of(new Pin(address, fingerprint, found.publisher())));
        return Optional.of("the index " + address + " is signed by " + found.publisher() + ", key " + fingerprint
                + "; from now on only this key may sign it.");
    }

    private static void checkDate(String address, Optional<Instant> written, TrustStore store, Consumer<String> notes) {
        Optional<Instant> newest = store.newest(address);
        if (newest.isPresent() && written.orElse(Instant.MIN).isBefore(newest.get())) {
            throw refused(
                    address,
                    "the index is " + written.map(date -> "of " + date).orElse("one without a date")
                            + ", older than the one of " + newest.get()
                            + " that was there before, so it may hide what is newer");
        }
        if (written.isPresent() && !written.equals(newest)) {
            try {
                store.saw(address, written.get());
            } catch (RanvierException e) {
                notes.accept("an older index would not be noticed at " + address + ": "
                        + e.problems().getFirst().message() + ".");
            }
        }
    }

    private static RanvierException refused(String address, String message) {
        return new RanvierException(Problem.plugin(
                "",
                address,
                message,
                "ask whoever hosts it; to trust it anew: ranvier plugin trust --remove " + address));
    }
}
