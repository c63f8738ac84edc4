package org.ranvier.install;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.archive.ZipContents;
import org.ranvier.install.index.Catalogue.Listed;
import org.ranvier.install.index.IndexEntry;
import org.ranvier.install.index.PluginIndex;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.source.MavenArtifact;
import org.ranvier.install.source.Source;

/** Gets plugins here, to be installed. */
public final class Fetching {

    private static final long MOST_SIGNATURE_BYTES = 10_000;

    private final Source source;
    private final Supplier<Path> rooms;
    private final Limits limits;

    /**
     * Says from where and to where.
     *
     * @param rooms gives a new empty folder each time
     */
    public Fetching(Source source, Supplier<Path> rooms, Limits limits) {
        this.source = source;
        this.rooms = rooms;
        this.limits = limits;
    }

    /**
     * Fetches the plugin at an address, and its signature if there is one. Its key must be known, unless somebody says
     * what SHA-256 the file has.
     *
     * @param address of its jar or zip
     */
    public Offer fetch(URI address, Optional<String> sha256) {
        String name = Source.name(address);
        if (!name.endsWith(".jar") && !name.endsWith(".zip")) {
            throw new RanvierException(Problem.usage(
                    address.toString(), "it is the address of neither a jar nor a zip", "name the file of a plugin"));
        }
        Path file = rooms.get().resolve(name);
        source.require(address, file, limits.bytes());
        return offer(address, file, sha256);
    }

    /** Fetches a plugin from a Maven repository; what is asked of its key is the same. */
    public Offer fetch(MavenArtifact artifact, URI repository, Optional<String> sha256) {
        Path room = rooms.get();
        URI address = artifact.fetch(repository, source, room, limits.bytes());
        return offer(address, room.resolve(Source.name(address)), sha256);
    }

    private Offer offer(URI address, Path file, Optional<String> sha256) {
        Offer offer = Offer.fetched(file, signature(address, file), address.toString());
        // What lies on this machine is somebody's own, as a file that is named by its path.
        Offer allowed =
                sha256.isPresent() || "file".equalsIgnoreCase(address.getScheme()) ? offer.withStrangers() : offer;
        return sha256.map(allowed::withSha256).orElse(allowed);
    }

    /** Fetches a plugin that an index lists; it must be the file that the index speaks of. */
    public Offer fetch(Listed listed) {
        IndexEntry entry = listed.entry();
        URI address = listed.address();
        Path file = rooms.get().resolve(Source.name(address));
        if (entry.size() > limits.bytes()) {
            throw new RanvierException(Problem.plugin(
                    entry.toString(),
                    address.toString(),
                    "it has " + entry.size() + " bytes, which is more than a plugin may have",
                    "if you know that it is so large, allow it: --max-size 4GB"));
        }
        source.require(address, file, entry.size());
        Optional<Path> signature = entry.signer().isPresent() ? signature(address, file) : Optional.empty();
        return Offer.fetched(file, signature, address.toString())
                .withSha256(entry.sha256())
                .withStrangers()
                .onlyIfMissing();
    }

    /** Whether a file is a bundle, or else a single plugin. */
    public static boolean isBundle(Path file) {
        return Files.isRegularFile(file)
                && file.toString().endsWith(".zip")
                && new ZipContents(file, file.toString(), Limits.USUAL).has(PluginIndex.FILE);
    }

    /**
     * Unpacks a bundle.
     *
     * @return what it holds, all of which is to be installed as far as it is not there
     */
    public List<Offer> unpack(Path bundle, String given) {
        Path room = rooms.get();
        new ZipContents(bundle, given, limits).unpack(room);
        List<Offer> offers = new ArrayList<>();
        for (IndexEntry entry : PluginIndex.ofBundle(room, given).entries()) {
            Path file = room.resolve(entry.url());
            if (!Files.isRegularFile(file)) {
                throw new RanvierException(Problem.plugin(
                        entry.toString(),
                        given,
                        "its file '" + entry.url() + "' is missing in the bundle",
                        "get the bundle again from whoever made it"));
            }
            offers.add(Offer.of(file, given + "/" + entry.url())
                    .withSha256(entry.sha256())
                    .onlyIfMissing());
        }
        return offers;
    }

    private Optional<Path> signature(URI address, Path file) {
        Path beside = SignatureFile.beside(file);
        URI of = URI.create(address + SignatureFile.SUFFIX);
        return source.get(of, beside, MOST_SIGNATURE_BYTES) ? Optional.of(beside) : Optional.empty();
    }
}
