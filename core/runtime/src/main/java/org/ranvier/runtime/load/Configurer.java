package org.ranvier.runtime.load;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.runtime.read.Host;
import org.ranvier.runtime.read.InstalledPlugin;

/** Resolves the modules of one plugin against those of the host and of the plugins that it requires. */
final class Configurer {

    private final Host host;
    private final List<InstalledPlugin> known;

    /**
     * @param host what plugins stand on
     * @param known all plugins, to say which one has a module that is missed
     */
    Configurer(Host host, List<InstalledPlugin> known) {
        this.host = host;
        this.known = known;
    }

    /** The unit, or empty with at least one problem. */
    Optional<LoadedPlugin> configure(InstalledPlugin plugin, List<LoadedPlugin> requires, List<Problem> problems) {
        problems.addAll(check(plugin, requires));
        return problems.isEmpty() ? resolve(plugin, requires, parents(requires), problems) : Optional.empty();
    }

    /** Finds modules that are missed, and modules that would be hidden. */
    List<Problem> check(InstalledPlugin plugin, List<LoadedPlugin> requires) {
        List<Problem> problems = new ArrayList<>();
        List<Configuration> parents = parents(requires);
        for (ModuleDescriptor module : plugin.modules()) {
            checkHidden(plugin, module, parents, problems);
            checkRequires(plugin, module, plugin.moduleNames(), parents, problems);
        }
        return problems;
    }

    private List<Configuration> parents(List<LoadedPlugin> requires) {
        List<Configuration> parents = new ArrayList<>();
        requires.forEach(unit -> parents.add(unit.configuration()));
        parents.add(host.layer().configuration());
        return parents;
    }

    private Optional<LoadedPlugin> resolve(
            InstalledPlugin plugin, List<LoadedPlugin> requires, List<Configuration> parents, List<Problem> problems) {
        try {
            // The plugin's modules come after those of its parents, never before: the API is always the host's.
            return Optional.of(new LoadedPlugin(
                    plugin,
                    requires,
                    Configuration.resolve(ModuleFinder.of(), parents, plugin.finder(), plugin.moduleNames())));
        } catch (ResolutionException | FindException e) {
            problems.add(plugin.problem(
                    "its modules do not fit together (" + e.getMessage() + ")",
                    e.getMessage().contains("package")
                            ? "rename the package in one of the two, or leave one out"
                            : "correct its module descriptors, or install another version of the plugin"));
            return Optional.empty();
        }
    }

    /** A parent's module of the same name would silently take the place of the plugin's own. */
    private void checkHidden(
            InstalledPlugin plugin, ModuleDescriptor module, List<Configuration> parents, List<Problem> problems) {
        if (find(module.name(), parents)) {
            problems.add(plugin.problem(
                    "its module " + module.name() + " is also in Ranvier, in Java or in a plugin that it requires",
                    "rename the module, or leave its jar out of the plugin and use the other one"));
        }
    }

    private void checkRequires(
            InstalledPlugin plugin,
            ModuleDescriptor module,
            Set<String> own,
            List<Configuration> parents,
            List<Problem> problems) {
        for (Requires required : module.requires()) {
            boolean optional = required.modifiers().contains(Requires.Modifier.STATIC);
            if (!optional && !own.contains(required.name()) && !find(required.name(), parents)) {
                problems.add(plugin.problem(
                        "its module " + module.name() + " requires module " + required.name() + ", which is not there",
                        remedy(required.name())));
            }
        }
    }

    private String remedy(String missing) {
        if (ModuleFinder.ofSystem().find(missing).isPresent()) {
            return "start Java with --add-modules " + missing;
        }
        if (missing.startsWith("java.") || missing.startsWith("jdk.")) {
            return "run Ranvier on a whole JDK, from its archive without Java; or, where the plugin can do without the"
                    + " module, add optional=" + missing + " to its descriptor";
        }
        return known.stream()
                .filter(plugin -> plugin.modules().stream()
                        .anyMatch(module -> module.name().equals(missing)))
                .findFirst()
                .map(plugin -> plugin + " has that module: add requires=" + plugin.id() + " " + plugin.version()
                        + " to the descriptor")
                .orElse("add its jar to the plugin, which is then a directory with all its jars");
    }

    private static boolean find(String module, List<Configuration> parents) {
        return parents.stream().anyMatch(parent -> parent.findModule(module).isPresent());
    }
}
