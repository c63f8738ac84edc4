package org.ranvier.runtime;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;

/** One version of one plugin: what its descriptor says, where it is, and which state it is in. */
public final class Plugin {

    private final PluginDescriptor descriptor;
    private final PluginFiles files;
    private final ModuleFinder finder;
    private final Map<String, List<String>> unheeded;
    private final List<ModuleDescriptor> modules;
    private volatile PluginState state = PluginState.INSTALLED;
    private volatile String sha256;
    private volatile List<Plugin> requires = List.of();

    Plugin(PluginDescriptor descriptor, PluginFiles files, ModuleFinder finder, Map<String, List<String>> unheeded) {
        this.descriptor = descriptor;
        this.files = files;
        this.finder = finder;
        this.unheeded = Map.copyOf(unheeded);
        this.modules = finder.findAll().stream()
                .map(ModuleReference::descriptor)
                .sorted()
                .toList();
    }

    /** Its name. */
    public String id() {
        return descriptor.id();
    }

    /** Its version, which is that of all its components. */
    public SemanticVersion version() {
        return descriptor.version();
    }

    /** All that its descriptor says. */
    public PluginDescriptor descriptor() {
        return descriptor;
    }

    /** Its jar, or the directory that holds its jars. */
    public Path location() {
        return files.location();
    }

    /** The state it is in now. */
    public PluginState state() {
        return state;
    }

    /** The full names of the contracts that it has components of, in alphabetical order; no class is loaded for it. */
    public Set<String> contracts() {
        Set<String> contracts = new TreeSet<>();
        modules.forEach(module -> module.provides().forEach(provides -> contracts.add(provides.service())));
        return contracts;
    }

    /** The plugins that meet its requirements, once it is resolved. */
    public List<Plugin> requires() {
        return requires;
    }

    /**
     * The SHA-256 of its jar in hexadecimal, computed when first asked for. For a directory it is the SHA-256 of the
     * text that has one line for each jar, ordered by name: the SHA-256 of the jar, two spaces, its name.
     *
     * @throws org.ranvier.api.RanvierException if a jar cannot be read
     */
    public String sha256() {
        // Threads that race here compute the same value.
        String known = sha256;
        if (known == null) {
            known = Checksums.of(this);
            sha256 = known;
        }
        return known;
    }

    /** {@code id@version}. */
    @Override
    public String toString() {
        return descriptor.toString();
    }

    /** A problem of this plugin as a whole. */
    Problem problem(String message, String remedy) {
        return Problem.plugin(toString(), location().toString(), message, remedy);
    }

    PluginFiles files() {
        return files;
    }

    ModuleFinder finder() {
        return finder;
    }

    /** The components that META-INF/services names in vain, by contract. */
    Map<String, List<String>> unheeded() {
        return unheeded;
    }

    List<ModuleDescriptor> modules() {
        return modules;
    }

    /** The names of its modules. */
    Set<String> moduleNames() {
        return modules.stream().map(ModuleDescriptor::name).collect(Collectors.toSet());
    }

    void stand(List<Plugin> on) {
        requires = List.copyOf(on);
    }

    void enter(PluginState next) {
        state = next;
    }

    /** How many provider classes the modules declare for a contract. */
    int providerCount(Class<?> contract) {
        return modules.stream()
                .flatMap(module -> module.provides().stream())
                .filter(provides -> provides.service().equals(contract.getName()))
                .mapToInt(provides -> provides.providers().size())
                .sum();
    }
}
