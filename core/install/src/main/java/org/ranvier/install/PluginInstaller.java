package org.ranvier.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.archive.PluginCopy;
import org.ranvier.install.place.Receipts;
import org.ranvier.install.place.Workplace;
import org.ranvier.install.sign.Sha256;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.sign.SignedPlugin;
import org.ranvier.install.trust.Admission;
import org.ranvier.install.trust.TrustStore;
import org.ranvier.runtime.Clash;
import org.ranvier.runtime.Listing;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.Plugin;

/**
 * Installs plugins together: copies each, looks whom it is from before any of its code runs, tries all of them beside
 * the plugins that are there, and only then puts them into their places, all or none.
 *
 * <pre>{@code
 * try (PluginInstaller installer = new PluginInstaller(folder, store, policy, limits)) {
 *     installer.add(Offer.of(file, "demo.jar"));
 *     List<NewPlugin> found = installer.tryBeside(runtime);
 *     installer.finish(runtime, found);
 * }
 * }</pre>
 */
public final class PluginInstaller implements AutoCloseable {

    private final Workplace workplace;
    private final TrustStore store;
    private final Admission.Policy policy;
    private final Limits limits;
    private List<Staged> staged = new ArrayList<>();

    /**
     * Begins.
     *
     * @param folder where plugins are installed; made if need be
     */
    public PluginInstaller(Path folder, TrustStore store, Admission.Policy policy, Limits limits) {
        this.store = store;
        this.policy = policy;
        this.limits = limits;
        // A store that is damaged stops everything before anything is written.
        store.pins();
        workplace = new Workplace(folder.toAbsolutePath().normalize());
    }

    /**
     * Clears up after a process that was killed while it installed, unless another is at it by now.
     *
     * @param folder where plugins are installed
     */
    public static void clearUp(Path folder) {
        Workplace.clearUp(folder);
    }

    /** Makes a folder for what has to be fetched first; it goes when this is closed. */
    public Path room() {
        return workplace.room();
    }

    /**
     * Copies a plugin and decides whether it may be installed; runs no code of it.
     *
     * @throws RanvierException if it is damaged, or must not be installed
     */
    public void add(Offer offer) {
        requireFile(offer);
        offer.sha256().ifPresent(wanted -> requireSha256(offer, wanted));
        Path location = PluginCopy.of(offer.file().toAbsolutePath().normalize(), offer.given(), limits, room());
        SignedPlugin copy = checked(location, offer, () -> SignedPlugin.of(location));
        Optional<SignatureFile> signature = checked(location, offer, () -> signature(offer, copy));
        Admission admission = Admission.decide(
                copy.descriptor(),
                offer.given(),
                signature,
                store,
                offer.strangers() ? policy : policy.withoutStrangers());
        signature.ifPresent(right -> right.write(copy.signature()));
        staged.add(new Staged(copy, offer, admission));
    }

    /**
     * Whether all that was added can be used beside the plugins that are there, has the files of its descriptors, and
     * every component of it can be made.
     *
     * @param runtime the plugins that are there
     * @throws RanvierException if not
     */
    public List<NewPlugin> tryBeside(PluginRuntime runtime) {
        staged = new ArrayList<>(
                inOrder(staged.stream().filter(one -> !isThere(one, runtime)).toList()));
        List<Plugin> plugins = new ArrayList<>();
        for (Staged one : staged) {
            plugins.add(checked(one.location(), one.offer(), () -> runtime.install(one.location())));
        }
        List<NewPlugin> found = new ArrayList<>();
        for (int n = 0; n < plugins.size(); n++) {
            Staged one = staged.get(n);
            Plugin plugin = plugins.get(n);
            checked(one.location(), one.offer(), () -> {
                List<Problem> problems = runtime.examine(plugin);
                if (!problems.isEmpty()) {
                    throw new RanvierException(problems);
                }
                return plugin;
            });
            found.add(new NewPlugin(
                    plugin,
                    workplace.folder().resolve(one.name()),
                    plugin.sha256(),
                    one.admission(),
                    runtime.components(plugin),
                    notes(plugin, runtime)));
        }
        return found;
    }

    /**
     * Puts all that was tried into its place, remembers whom it is from, and writes down what it offers, which lists do
     * without if need be.
     *
     * @param runtime where it was tried
     * @param found what was found
     */
    public void finish(PluginRuntime runtime, List<NewPlugin> found) {
        Map<String, Path> moves = new LinkedHashMap<>();
        for (Staged one : staged) {
            Path receipt = room().resolve("receipt");
            Receipts.write(receipt, one.copy(), one.name());
            moves.put(Receipts.name(one.name()), receipt);
            if (!Files.isDirectory(one.location()) && Files.exists(one.copy().signature())) {
                moves.put(one.name() + SignatureFile.SUFFIX, one.copy().signature());
            }
            moves.put(one.name(), one.location());
        }
        // First the keys: who is killed between the two has trusted somebody, and not installed what nobody vouches
        // for.
        store.add(staged.stream()
                .flatMap(one -> one.admission() instanceof Admission.Signed signed
                        ? Stream.of(signed.pin(one.copy().descriptor().id()))
                        : Stream.empty())
                .toList());
        workplace.finish(moves);
        Map<Path, Path> places = new HashMap<>();
        found.forEach(one -> places.put(one.plugin().location(), one.place()));
        found.forEach(one -> Listing.record(runtime, one.plugin(), path -> places.getOrDefault(path, path)));
    }

    @Override
    public void close() {
        workplace.close();
    }

    /** A pipe may never send anything, and a device never end. */
    private static void requireFile(Offer offer) {
        if (Files.exists(offer.file()) && !Files.isRegularFile(offer.file()) && !Files.isDirectory(offer.file())) {
            throw new RanvierException(Problem.plugin(
                    "", offer.given(), "it is neither a file nor a folder", "name the jar, zip or folder of a plugin"));
        }
    }

    private static void requireSha256(Offer offer, String wanted) {
        String found = Sha256.of(offer.file());
        if (!found.equals(wanted)) {
            throw new RanvierException(Problem.plugin(
                    "",
                    offer.given(),
                    "its SHA-256 is " + found + ", not " + wanted,
                    "do not use it; get it again from where it is published"));
        }
    }

    private static Optional<SignatureFile> signature(Offer offer, SignedPlugin copy) {
        if (offer.signature().isPresent()) {
            String where = offer.given() + SignatureFile.SUFFIX;
            return Optional.of(copy.verify(SignatureFile.read(offer.signature().get(), where), where));
        }
        return copy.verified();
    }

    private static boolean isThere(Staged one, PluginRuntime runtime) {
        return one.offer().ifMissing()
                && runtime.plugins().stream()
                        .anyMatch(plugin ->
                                plugin.toString().equals(one.copy().descriptor().toString())
                                        && SignedPlugin.of(plugin.location())
                                                .sha256()
                                                .equals(one.copy().sha256()));
    }

    /** Each after those that it requires, as far as these are among them. */
    private static List<Staged> inOrder(List<Staged> staged) {
        List<Staged> ordered = new ArrayList<>();
        List<Staged> left = new ArrayList<>(staged);
        while (!left.isEmpty()) {
            // Where they require each other in a circle, the runtime says so of the first.
            Staged next = left.stream()
                    .filter(one -> left.stream().noneMatch(other -> other != one && one.requires(other)))
                    .findFirst()
                    .orElse(left.getFirst());
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    private static <T> T checked(Path location, Offer offer, Supplier<T> check) {
        try {
            return check.get();
        } catch (RanvierException e) {
            // People know the file that they gave, not the copy.
            throw new RanvierException(e.problems().stream()
                    .map(p -> Problem.of(
                            p.kind(),
                            p.plugin(),
                            p.where().replace(location.toString(), offer.given()),
                            p.message(),
                            p.remedy()))
                    .toList());
        }
    }

    /**
     * Finds what does not prevent installation but is worth knowing: what it offers in vain, and whose names its
     * components have.
     */
    private static List<Problem> notes(Plugin plugin, PluginRuntime runtime) {
        Stream<Problem> newer = runtime.plugins().stream()
                .filter(other -> other.id().equals(plugin.id()))
                .limit(1)
                .filter(newest -> newest.version().compareTo(plugin.version()) > 0)
                .map(newest -> Problem.plugin(
                        plugin.toString(),
                        "",
                        newest + " is newer and stays, so plain names mean its components",
                        "write NAME@" + plugin.version() + " for those of this version, or remove the newer one"));
        Stream<Problem> others = Stream.concat(
                runtime.problems().stream()
                        .filter(problem -> problem.plugin().equals(plugin.toString()))
                        .map(p -> Problem.plugin(p.plugin(), "", p.message(), p.remedy())),
                runtime.clashes().stream()
                        .filter(clash -> clash.plugins().contains(ListedPlugin.of(plugin)))
                        .map(Clash::problem));
        return Stream.concat(newer, others).toList();
    }
}
