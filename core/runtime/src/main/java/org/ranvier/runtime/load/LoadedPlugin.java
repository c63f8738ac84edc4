package org.ranvier.runtime.load;

import java.lang.module.Configuration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.platform.Flight;
import org.ranvier.runtime.read.Host;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.Libraries;

/** A resolved plugin: what it stands on, its layer while it is started, and the components found in it so far. */
public final class LoadedPlugin {

    private final InstalledPlugin plugin;
    private final List<LoadedPlugin> requires;
    private final Configuration configuration;
    /** Those of its modules and of its class path, while it is loaded. */
    private final Set<ClassLoader> loaders = new HashSet<>();

    private final Map<Class<?>, Providers<?>> providers = new LinkedHashMap<>();
    private ModuleLayer layer;
    private Calls calls;
    private int leases;

    LoadedPlugin(InstalledPlugin plugin, List<LoadedPlugin> requires, Configuration configuration) {
        this.plugin = plugin;
        this.requires = List.copyOf(requires);
        this.configuration = configuration;
    }

    /** Lets the plugin know what it stands on, now that this is what is used. */
    void bind() {
        plugin.resolve(requires.stream().map(LoadedPlugin::plugin).toList());
    }

    public InstalledPlugin plugin() {
        return plugin;
    }

    List<LoadedPlugin> requires() {
        return requires;
    }

    private void commit(LoadEvent event) {
        event.plugin = plugin.toString();
        event.modules = layer.modules().size();
        event.commit();
    }

    Configuration configuration() {
        return configuration;
    }

    public boolean isStarted() {
        return layer != null;
    }

    /** Verifies the files and defines the layer; the required units are loaded already. Loads no class yet. */
    void load(Host host, Calls through) {
        Optional<LoadEvent> event = Flight.begin(LoadEvent::new);
        calls = through;
        List<Problem> problems = new ArrayList<>(plugin.verify());
        problems.addAll(Libraries.check(plugin));
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        List<ModuleLayer> parents = new ArrayList<>();
        requires.forEach(required -> parents.add(required.layer));
        parents.add(host.layer());
        try {
            ClassPath classPath = ClassPath.of(plugin);
            ModuleLayer.Controller controller =
                    ModuleLayer.defineModulesWithOneLoader(configuration, parents, classPath.loader());
            classPath.letRead(controller);
            layer = controller.layer();
            layer.modules().forEach(module -> loaders.add(module.getClassLoader()));
            loaders.add(classPath.loader());
            loaders.forEach(loader -> calls.loaders().add(plugin, loader));
            if (plugin.descriptor().nativeAccess()) {
                enableNativeAccess(controller);
            }
            event.ifPresent(this::commit);
        } catch (LayerInstantiationException e) {
            throw new RanvierException(
                    plugin.problem(
                            "its modules cannot be loaded (" + e.getMessage() + ")",
                            "rename the package, or remove the jar"),
                    e);
        }
    }

    /**
     * Lets its modules call code outside Java. Where this module has not been let itself, as in a JVM that was not
     * started by Ranvier's launcher, it is left to Java to warn or refuse when the plugin does so.
     */
    @SuppressWarnings("restricted")
    private static void enableNativeAccess(ModuleLayer.Controller controller) {
        if (LoadedPlugin.class.getModule().isNativeAccessEnabled()) {
            controller.layer().modules().forEach(controller::enableNativeAccess);
        }
    }

    /** Lets go of everything through which its classes can be reached. */
    void unload() {
        providers.clear();
        loaders.forEach(loader -> calls.loaders().remove(loader));
        loaders.clear();
        layer = null;
    }

    /** Its components of a contract, created when first asked for. */
    @SuppressWarnings("unchecked") // the key and the value have the same type argument
    public <C extends Component> Providers<C> providers(Class<C> contract) {
        return (Providers<C>) providers.computeIfAbsent(
                contract, c -> overdue().<Providers<?>>map(Providers::none).orElseGet(() -> find(contract)));
    }

    private <C extends Component> Providers<C> find(Class<C> contract) {
        return Providers.find(plugin, layer, contract, calls);
    }

    /** The problem of a component that did not come back: after it, no other is tried. */
    private Optional<Problem> overdue() {
        return providers.values().stream()
                .flatMap(found -> found.overdue().stream())
                .findFirst();
    }

    /** Returns the problems of the components found so far. */
    public List<Problem> problems() {
        return providers.values().stream()
                .flatMap(found -> found.problems().stream())
                .toList();
    }

    int leases() {
        return leases;
    }

    void lease() {
        leases++;
    }

    public void release() {
        leases--;
    }
}
