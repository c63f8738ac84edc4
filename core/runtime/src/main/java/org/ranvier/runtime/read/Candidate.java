package org.ranvier.runtime.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;

/**
 * Something found that is a plugin, or should be one.
 *
 * @param location its jar or directory
 * @param plugin the plugin, or empty when too little of it could be read
 * @param faults what is wrong with it whatever else is installed
 * @param conflicts what is wrong with it beside the other plugins; another installation may cure that
 */
public record Candidate(
        Path location, Optional<InstalledPlugin> plugin, List<Problem> faults, List<Problem> conflicts) {

    public Candidate {
        faults = List.copyOf(faults);
        conflicts = List.copyOf(conflicts);
    }

    static Candidate unreadable(Path location, Problem fault) {
        return unreadable(location, List.of(fault));
    }

    static Candidate unreadable(Path location, List<Problem> faults) {
        return new Candidate(location, Optional.empty(), faults, List.of());
    }

    public static Candidate of(InstalledPlugin plugin, List<Problem> faults) {
        return new Candidate(plugin.location(), Optional.of(plugin), faults, List.of());
    }

    public Candidate withConflicts(List<Problem> reasons) {
        return new Candidate(location, plugin, faults, reasons);
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    public List<Problem> problems() {
        return Stream.concat(faults.stream(), conflicts.stream()).toList();
    }

    /** Whether it would have had components of a contract: yes, or nobody knows, as when its modules cannot be read. */
    public boolean mayProvide(Class<?> contract) {
        return plugin.map(InstalledPlugin::contracts)
                .map(known -> known.isEmpty() || known.contains(contract.getName()))
                .orElse(true);
    }
}
