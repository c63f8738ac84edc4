package org.ranvier.runtime.read;

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
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginDescriptor;
import org.ranvier.runtime.plugin.PluginState;

/** A plugin read from disk: its files and modules, and the state it is in. */
public final class InstalledPlugin implements Plugin {

    private final PluginDescriptor descriptor;
    private final PluginFiles files;
    private final ModuleFinder finder;
    private final Map<String, List<String>> unheeded;
    private final List<ModuleDescriptor> modules;
    private volatile PluginState state = PluginState.INSTALLED;
    private volatile String sha256;
    private volatile List<Plugin> requires = List.of();

    InstalledPlugin(
            PluginDescriptor descriptor, PluginFiles files, ModuleFinder finder, Map<String, List<String>> unheeded) {
        this.descriptor = descriptor;
        this.files = files;
        this.finder = finder;
        this.unheeded = Map.copyOf(unheeded);
        this.modules = finder.findAll().stream()
                .map(ModuleReference::descriptor)
                .sorted()
                .toList();
    }

    @Override
    public PluginDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Path location() {
        return files.location();
    }

    @Override
    public PluginState state() {
        return state;
    }

    @Override
    public Set<String> contracts() {
        Set<String> contracts = new TreeSet<>();
        modules.forEach(module -> module.provides().forEach(provides -> contracts.add(provides.service())));
        return contracts;
    }

    @Override
    public List<Plugin> requires() {
        return requires;
    }

    @Override
    public String sha256() {
        // Threads that race here compute the same value.
        String known = sha256;
        if (known == null) {
            known = Checksums.of(this);
            sha256 = known;
        }
        return known;
    }

    @Override
    public List<Problem> verify() {
        return Checksums.verify(this);
    }

    @Override
    public String toString() {
        return descriptor.toString();
    }

    /** A problem of this plugin as a whole. */
    public Problem problem(String message, String remedy) {
        return Problem.plugin(toString(), location().toString(), message, remedy);
    }

    public PluginFiles files() {
        return files;
    }

    public ModuleFinder finder() {
        return finder;
    }

    /** The components that META-INF/services names in vain, by contract. */
    Map<String, List<String>> unheeded() {
        return unheeded;
    }

    public List<ModuleDescriptor> modules() {
        return modules;
    }

    /** The names of its modules. */
    public Set<String> moduleNames() {
        return modules.stream().map(ModuleDescriptor::name).collect(Collectors.toSet());
    }

    public void resolve(List<? extends Plugin> on) {
        requires = List.copyOf(on);
    }

    public void enter(PluginState next) {
        state = next;
    }

    /** Counts the provider classes that the modules declare for a contract. */
    public int providerCount(Class<?> contract) {
        return modules.stream()
                .flatMap(module -> module.provides().stream())
                .filter(provides -> provides.service().equals(contract.getName()))
                .mapToInt(provides -> provides.providers().size())
                .sum();
    }
}
