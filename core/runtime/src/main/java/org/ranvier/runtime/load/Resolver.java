package org.ranvier.runtime.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Requirement;
import org.ranvier.runtime.read.Candidate;
import org.ranvier.runtime.read.Host;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.text.Nearest;

/**
 * Finds for every plugin the plugins that it requires, before any class is loaded.
 *
 * <p>Each requirement is met by the newest plugin that fits, or by the one that a run was made with. A plugin that
 * cannot be used drops out with its reasons, and the rest is resolved again without it, until all that remain work; so
 * one bad plugin harms only those that need it.
 */
final class Resolver {

    private final Configurer configurer;
    private final Pins pins;
    private final Collection<LoadedPlugin> fixed;
    private final Map<InstalledPlugin, Candidate> open = new LinkedHashMap<>();
    private final List<Candidate> unfit = new ArrayList<>();
    private Map<InstalledPlugin, LoadedPlugin> units = Map.of();

    /**
     * @param host what plugins stand on
     * @param pins the plugins that come first
     * @param fixed the units that are resolved already and stay as they are
     * @param candidates all others, in order of precedence
     */
    Resolver(Host host, Pins pins, Collection<LoadedPlugin> fixed, List<Candidate> candidates) {
        this.configurer = new Configurer(host, known(fixed, candidates));
        this.pins = pins;
        this.fixed = fixed;
        candidates.forEach(this::admit);
    }

    /** The units of those candidates that can be used. */
    List<LoadedPlugin> resolve() {
        while (true) {
            Map<InstalledPlugin, List<Problem>> failures = new LinkedHashMap<>();
            Links links = link(failures);
            if (failures.isEmpty()) {
                failures.putAll(links.cycles());
            }
            if (failures.isEmpty()) {
                units = configure(links, failures);
                if (failures.isEmpty()) {
                    return units.values().stream()
                            .filter(unit -> open.containsKey(unit.plugin()))
                            .toList();
                }
            }
            failures.forEach((plugin, problems) -> unfit.add(open.remove(plugin).withConflicts(problems)));
        }
    }

    /** The candidates that cannot be used, with the reasons; complete after {@link #resolve()}. */
    List<Candidate> unfit() {
        return unfit.stream()
                .map(candidate -> candidate.isFaulty() ? candidate.withConflicts(conflicts(candidate)) : candidate)
                .toList();
    }

    /** Finds what else keeps a faulty plugin from working, so that its author is not told one thing after the other. */
    private List<Problem> conflicts(Candidate candidate) {
        List<Problem> problems = new ArrayList<>();
        candidate.plugin().ifPresent(plugin -> {
            List<LoadedPlugin> requires = new ArrayList<>();
            for (Requirement requirement : plugin.descriptor().requires()) {
                best(requirement)
                        .ifPresentOrElse(
                                required -> requires.add(units.get(required)),
                                () -> problems.add(missing(plugin, requirement)));
            }
            if (problems.isEmpty()) {
                problems.addAll(configurer.check(plugin, requires));
            }
        });
        return problems;
    }

    private void admit(Candidate candidate) {
        Optional<InstalledPlugin> same = candidate
                .plugin()
                .flatMap(plugin -> usable().filter(other -> other.toString().equals(plugin.toString()))
                        .findFirst());
        if (candidate.isFaulty()) {
            unfit.add(candidate);
        } else if (same.isPresent()) {
            unfit.add(candidate.withConflicts(List.of(candidate
                    .plugin()
                    .get()
                    .problem(
                            "the same version of this plugin is also at "
                                    + same.get().location(),
                            "remove one of them"))));
        } else {
            open.put(candidate.plugin().orElseThrow(), candidate);
        }
    }

    private Links link(Map<InstalledPlugin, List<Problem>> failures) {
        Links links = new Links();
        for (InstalledPlugin plugin : open.keySet()) {
            for (Requirement requirement : plugin.descriptor().requires()) {
                best(requirement)
                        .ifPresentOrElse(
                                required -> links.add(plugin, required),
                                () -> failures.computeIfAbsent(plugin, p -> new ArrayList<>())
                                        .add(missing(plugin, requirement)));
            }
        }
        return links;
    }

    private Optional<InstalledPlugin> best(Requirement requirement) {
        return usable().filter(other -> other.id().equals(requirement.id()))
                .filter(other -> requirement.versions().contains(other.version()))
                .max(Comparator.comparing((InstalledPlugin other) -> pins.contain(other))
                        .thenComparing(InstalledPlugin::version));
    }

    private Map<InstalledPlugin, LoadedPlugin> configure(Links links, Map<InstalledPlugin, List<Problem>> failures) {
        Map<InstalledPlugin, LoadedPlugin> units = new LinkedHashMap<>();
        fixed.forEach(unit -> units.put(unit.plugin(), unit));
        for (InstalledPlugin plugin : links.inOrder(open.keySet())) {
            List<LoadedPlugin> requires =
                    links.of(plugin).stream().map(units::get).toList();
            // A requirement without a unit has just failed: the next round says so.
            if (!units.containsKey(plugin) && !requires.contains(null)) {
                List<Problem> problems = new ArrayList<>();
                configurer
                        .configure(plugin, requires, problems)
                        .ifPresentOrElse(unit -> units.put(plugin, unit), () -> failures.put(plugin, problems));
            }
        }
        return units;
    }

    private Problem missing(InstalledPlugin plugin, Requirement requirement) {
        List<InstalledPlugin> named = Stream.concat(
                        usable(), unfit.stream().flatMap(candidate -> candidate.plugin().stream()))
                .filter(other -> other.id().equals(requirement.id()))
                .toList();
        Optional<InstalledPlugin> broken = named.stream()
                .filter(other -> requirement.versions().contains(other.version()))
                .findFirst();
        String message = "it requires " + requirement;
        if (broken.isPresent()) {
            return plugin.problem(
                    message + ", but " + broken.get() + " cannot be used",
                    "mend " + broken.get() + " first: its own problem is reported as well");
        }
        if (!named.isEmpty()) {
            return plugin.problem(
                    message + ", but installed is only "
                            + String.join(
                                    ", ",
                                    named.stream()
                                            .map(InstalledPlugin::toString)
                                            .toList()),
                    "install a version of " + requirement.id() + " within " + requirement.versions());
        }
        Optional<String> nearest =
                Nearest.of(requirement.id(), usable().map(InstalledPlugin::id).toList());
        return plugin.problem(
                message + ", which is not installed",
                nearest.map(id -> "install it, or correct the descriptor if " + id + " was meant")
                        .orElse("install it"));
    }

    private Stream<InstalledPlugin> usable() {
        return Stream.concat(fixed.stream().map(LoadedPlugin::plugin), open.keySet().stream());
    }

    private static List<InstalledPlugin> known(Collection<LoadedPlugin> fixed, List<Candidate> candidates) {
        return Stream.concat(
                        fixed.stream().map(LoadedPlugin::plugin),
                        candidates.stream().flatMap(candidate -> candidate.plugin().stream()))
                .toList();
    }
}
