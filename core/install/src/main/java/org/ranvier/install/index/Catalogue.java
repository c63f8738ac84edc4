package org.ranvier.install.index;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.source.Source;
import org.ranvier.runtime.plugin.PluginApi;
import org.ranvier.runtime.plugin.PluginDescriptor;
import org.ranvier.runtime.plugin.Requirement;
import org.ranvier.runtime.plugin.SemanticVersion;
import org.ranvier.text.Nearest;

/**
 * All that some indexes list. Of a plugin that several list, the first index counts, so that a later one cannot slip
 * in.
 */
public final class Catalogue {

    /**
     * A plugin in an index.
     *
     * @param entry what the index says of it
     * @param index the address of the folder of the index
     */
    public record Listed(IndexEntry entry, URI index) {

        /** Returns the address of its file. */
        public URI address() {
            return Source.in(index, entry.url());
        }
    }

    private static final int MOST_REASONS = 5;

    private static final Comparator<Listed> BEST = Comparator.comparing(
                    (Listed listed) -> listed.entry().version().isPreRelease())
            .thenComparing(listed -> listed.entry().version(), Comparator.reverseOrder());

    private final Map<String, List<Listed>> byId = new LinkedHashMap<>();
    private final PluginApi api;

    /**
     * Puts indexes together.
     *
     * @param api the API here
     */
    public Catalogue(List<PluginIndex> indexes, PluginApi api) {
        this.api = api;
        for (PluginIndex index : indexes) {
            Set<String> before = new HashSet<>(byId.keySet());
            for (IndexEntry entry : index.entries()) {
                if (!before.contains(entry.id())) {
                    byId.computeIfAbsent(entry.id(), _ -> new ArrayList<>()).add(new Listed(entry, index.folder()));
                }
            }
        }
        // Releases before what comes before a release, and the newest first.
        byId.values().forEach(versions -> versions.sort(BEST));
    }

    /** All that is listed, by plugin and the best version first. */
    public List<Listed> all() {
        return byId.values().stream().flatMap(List::stream).toList();
    }

    /** Whether a plugin fits the API here. */
    public boolean isForThisApi(IndexEntry entry) {
        return api.suits(entry.api());
    }

    /**
     * The newest release of a plugin that fits here and is newer than another.
     *
     * @param than the version that is there
     */
    public Optional<Wish> newer(String id, SemanticVersion than) {
        return byId.getOrDefault(id, List.of()).stream()
                .filter(listed -> isForThisApi(listed.entry())
                        && !listed.entry().version().isPreRelease()
                        && listed.entry().version().compareTo(than) > 0)
                .findFirst()
                .map(listed -> new Wish(id, "[" + listed.entry().version() + "]"));
    }

    /**
     * What has to be installed for some wishes: the best version of each, and whatever these require and is not there.
     *
     * @param there the plugins that are there
     * @return each before those that require it
     * @throws RanvierException with all wishes that cannot be met, and why
     */
    public List<Listed> closure(Collection<Wish> wishes, Collection<PluginDescriptor> there) {
        Set<Listed> chosen = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Wish wish : wishes) {
            Search search = new Search(there, chosen);
            if (!search.choose(wish.id(), wish::fits)) {
                problems.add(unmet(wish, search.reasons));
            }
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return List.copyOf(chosen);
    }

    /** A search for one wish. What has failed once is not tried again, so that it takes no longer than the index is. */
    private final class Search {

        private final Collection<PluginDescriptor> there;
        private final Set<Listed> chosen;
        private final Set<IndexEntry> above = new HashSet<>();
        private final Set<IndexEntry> failed = new HashSet<>();
        private final List<String> reasons = new ArrayList<>();

        Search(Collection<PluginDescriptor> there, Set<Listed> chosen) {
            this.there = there;
            this.chosen = chosen;
        }

        boolean choose(String id, Predicate<SemanticVersion> fits) {
            for (Listed candidate : byId.getOrDefault(id, List.of())) {
                if (fits.test(candidate.entry().version()) && take(candidate)) {
                    return true;
                }
            }
            return false;
        }

        private boolean take(Listed candidate) {
            IndexEntry entry = candidate.entry();
            if (chosen.contains(candidate) || failed.contains(entry)) {
                return chosen.contains(candidate);
            }
            if (!isForThisApi(entry)) {
                reasons.add(entry + " " + api.refusal(entry.api()));
                return false;
            }
            if (!above.add(entry)) {
                reasons.add(entry + " requires itself in a circle");
                return false;
            }
            Set<Listed> before = Set.copyOf(chosen);
            boolean taken = entry.requires().stream().allMatch(required -> isMet(entry, required));
            above.remove(entry);
            if (taken) {
                chosen.add(candidate);
            } else {
                chosen.retainAll(before);
                failed.add(entry);
            }
            return taken;
        }

        private boolean isMet(IndexEntry entry, Requirement required) {
            boolean isThere = there.stream()
                    .anyMatch(plugin -> plugin.id().equals(required.id())
                            && required.versions().contains(plugin.version()));
            if (isThere || choose(required.id(), required.versions()::contains)) {
                return true;
            }
            reasons.add(entry + " requires " + required + ", which is neither here nor in the index");
            return false;
        }
    }

    private Problem unmet(Wish wish, List<String> reasons) {
        if (!byId.containsKey(wish.id())) {
            return Problem.plugin(
                    "",
                    wish.toString(),
                    "no index lists a plugin '" + wish.id() + "'",
                    Nearest.question(wish.id(), byId.keySet()).orElse("see ranvier plugin search"));
        }
        if (reasons.isEmpty()) {
            return Problem.plugin(
                    "",
                    wish.toString(),
                    "no index lists such a version of it",
                    "there are "
                            + String.join(
                                    ", ",
                                    byId.get(wish.id()).stream()
                                            .map(l -> l.entry().toString())
                                            .toList()));
        }
        return Problem.plugin(
                "", wish.toString(), told(reasons), "ask whoever hosts the index, or install another version");
    }

    /** The first reasons, which are the deepest. */
    private static String told(List<String> reasons) {
        List<String> distinct = reasons.stream().distinct().toList();
        int more = distinct.size() - MOST_REASONS;
        String first = String.join("; ", distinct.subList(0, Math.min(MOST_REASONS, distinct.size())));
        return more > 0 ? first + "; and " + more + " more reasons" : first;
    }
}
