package org.ranvier.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.load.Events;
import org.ranvier.runtime.load.Inventory;
import org.ranvier.runtime.load.Lifecycle;
import org.ranvier.runtime.load.LoadedPlugin;
import org.ranvier.runtime.plugin.CallObserver;
import org.ranvier.runtime.plugin.ClassOwner;
import org.ranvier.runtime.plugin.ListedComponent;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginListener;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.runtime.read.Candidate;
import org.ranvier.runtime.read.FileChecks;
import org.ranvier.runtime.read.Host;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.PluginReader;

/**
 * The installed plugins and their components.
 *
 * <p>Opening it reads descriptors and resolves what plugins need of each other, but loads no class: a plugin starts
 * when a component of it is first asked for. Each version of each plugin has its own module layer and class loader, so
 * that versions live side by side and libraries do not meet; only the API comes from the host. A plugin that cannot be
 * used harms only those that require it, and is told of in {@link #problems()}.
 *
 * <p>Instances are safe for use by several threads.
 */
public final class PluginRuntime implements AutoCloseable {

    private final Events events = new Events();
    private final Host host;
    private final PluginReader reader;
    private final Inventory inventory;
    private final Lookup lookup;
    private final Lifecycle lifecycle;
    private final Preferences preferences;

    private PluginRuntime(Host host, Preferences preferences) {
        this.host = host;
        reader = new PluginReader(host);
        inventory = new Inventory(host, events, preferences.pins());
        lookup = new Lookup(inventory, preferences);
        this.preferences = preferences;
        lifecycle = new Lifecycle(inventory, events);
    }

    /**
     * Finds and resolves the plugins in some directories: jars that hold {@code META-INF/ranvier-plugin.properties},
     * and directories that hold {@code ranvier-plugin.properties} beside their jars. Names that start with a dot are
     * passed over, and so is a directory that does not exist.
     *
     * @param directories where to look; of the same version of a plugin in two places, the first counts
     */
    public static PluginRuntime open(List<Path> directories) {
        return open(directories, Preferences.NONE);
    }

    /**
     * Opens directories, with preference for some plugins.
     *
     * @param preferences which
     */
    public static PluginRuntime open(List<Path> directories, Preferences preferences) {
        PluginRuntime runtime = new PluginRuntime(Host.here(), preferences);
        List<Candidate> found = new ArrayList<>();
        directories.forEach(directory -> found.addAll(runtime.reader.readAll(absolute(directory))));
        runtime.inventory.add(found);
        return runtime;
    }

    /** Returns the names of the components that are taken where none is named. */
    public Defaults defaults() {
        return preferences.defaults();
    }

    /** The usable plugins, by id and then the newest first. */
    public synchronized List<Plugin> plugins() {
        return inventory.units().stream().<Plugin>map(LoadedPlugin::plugin).toList();
    }

    /**
     * The plugin that a reference selects: its id, or {@code id@version-prefix}. Of several versions the newest is
     * taken.
     *
     * @param reference which one
     * @param where the place that asks, for messages
     * @throws RanvierException if there is none
     */
    public synchronized Plugin plugin(String reference, String where) {
        return lookup.plugin(reference, where);
    }

    /**
     * All plugins that a reference selects, those that cannot be used included, the newest first.
     *
     * @param reference as for {@link #plugin}
     * @param where the place that asks, for messages
     * @throws RanvierException if there is none
     */
    public synchronized List<Plugin> plugins(String reference, String where) {
        return lookup.plugins(reference, where);
    }

    /** Everything found wrong so far with plugins and, as far as they were asked for, their components. */
    public synchronized List<Problem> problems() {
        return Stream.of(
                        inventory.unfit().stream().flatMap(candidate -> candidate.problems().stream()),
                        inventory.amiss().stream(),
                        inventory.units().stream().flatMap(unit -> unit.problems().stream()))
                .flatMap(problems -> problems)
                .distinct()
                .toList();
    }

    /**
     * The components of a plugin that work, by contract and name; starts it.
     *
     * @param plugin the plugin
     */
    public synchronized List<Provided<?>> components(Plugin plugin) {
        List<Provided<?>> components = new ArrayList<>();
        for (Class<? extends Component> contract : inventory.contracts()) {
            components.addAll(lookup.all(contract, one -> one == plugin));
        }
        return components;
    }

    /** The components of a plugin that work, as lists show them; starts it. */
    synchronized List<ListedComponent> listed(Plugin plugin) {
        List<ListedComponent> listed = new ArrayList<>();
        for (Class<? extends Component> contract : inventory.contracts()) {
            lookup.all(contract, one -> one == plugin).forEach(one -> listed.add(ListedComponent.of(contract, one)));
        }
        return listed;
    }

    /**
     * Looks at all of a plugin: its files, all its classes, and every component, which is made for it.
     *
     * @param plugin the plugin
     * @return what keeps some of it from working
     */
    public synchronized List<Problem> examine(Plugin plugin) {
        // There is no other kind of plugin.
        List<Problem> problems = new ArrayList<>(FileChecks.check((InstalledPlugin) plugin));
        if (problems.isEmpty()) {
            components(plugin);
            problems.addAll(inventory.unit(plugin).problems());
        }
        return problems;
    }

    /**
     * Attributes an exception to the plugin whose code threw it, or called the Java code that did; empty where it arose
     * elsewhere.
     *
     * @param thrown the exception
     */
    public Optional<Problem> blame(Throwable thrown) {
        return inventory.blame().of(thrown);
    }

    /**
     * Attributes to a plugin what a thread does that it must not, such as to end the process; empty where no code of a
     * plugin made it do so. Takes no lock.
     *
     * @param stack what the thread is in
     * @param did what it does, to follow the name of the component in a sentence
     * @param remedy what to do about it
     */
    public Optional<Problem> blame(StackTraceElement[] stack, String did, String remedy) {
        return inventory.blame().of(stack, did, remedy);
    }

    /**
     * Finds every place that has a class, without loading it: of Java, of Ranvier, and of usable plugins.
     *
     * @param name the full name of the class, or its last part
     * @return the places, those of plugins last
     */
    public synchronized List<ClassOwner> owners(String name) {
        Owners owners = Owners.of(name);
        List<ClassOwner> found = new ArrayList<>(owners.in(host.layer()));
        inventory.units().forEach(unit -> found.addAll(owners.in(unit.plugin())));
        return found;
    }

    /**
     * Has calls of components observed from now on, by one observer.
     *
     * @param observer the observer
     */
    public void observe(CallObserver observer) {
        inventory.calls().observe(observer);
    }

    /** The names that components of several plugins have; starts all plugins. */
    public synchronized List<Clash> clashes() {
        return lookup.clashes();
    }

    /** Whether a plugin came with Ranvier. */
    public boolean isBundled(Plugin plugin) {
        return preferences.bundle(plugin.location());
    }

    /**
     * All components of a contract, by name and then the newest first. Starts the plugins that have some.
     *
     * @param contract the interface that the components implement
     * @param <C> the contract
     */
    public synchronized <C extends Component> List<Provided<C>> all(Class<C> contract) {
        return lookup.all(contract);
    }

    /**
     * The component that a reference selects: {@code name}, or {@code name@version-prefix} such as {@code dcls@1.2},
     * each also with its plugin, {@code plugin-id/name}. Of several versions the newest is taken; a plugin that is
     * {@linkplain Pins pinned} comes before all others, and one that comes with Ranvier before those of other names.
     *
     * @param contract the interface that the component implements
     * @param reference which one
     * @param where the place that asks, for messages
     * @param <C> the contract
     * @throws RanvierException if there is none, or if two plugins offer it and nothing says which
     */
    public <C extends Component> C find(Class<C> contract, String reference, String where) {
        return provided(contract, reference, where).component();
    }

    /**
     * Finds a component as {@link #find} does, and the plugin that it comes from.
     *
     * @param contract the interface that the component implements
     * @param reference which one
     * @param where the place that asks, for messages
     * @param <C> the contract
     * @throws RanvierException if there is none, or if two plugins offer it and the reference does not say which
     */
    public synchronized <C extends Component> Provided<C> provided(Class<C> contract, String reference, String where) {
        return lookup.find(contract, reference, where);
    }

    /**
     * Adds a plugin from where it lies; nothing is copied. Plugins that only lacked this one become usable.
     *
     * @param location its jar or directory
     * @throws RanvierException with all problems if the plugin cannot be used; it is not installed then
     */
    public synchronized Plugin install(Path location) {
        Path path = absolute(location);
        inventory.discard(path);
        Candidate candidate = reader.read(path);
        inventory.add(List.of(candidate));
        List<Problem> problems = new ArrayList<>(inventory.discard(path));
        if (!problems.isEmpty()) {
            candidate.plugin().ifPresent(plugin -> problems.addAll(FileChecks.check(plugin)));
            throw new RanvierException(problems);
        }
        return plugins().stream()
                .filter(plugin -> plugin.location().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Makes a plugin's components available, as asking for one does unless the plugin was {@linkplain #stop stopped}.
     *
     * @param plugin the plugin
     * @throws RanvierException if its files are not those of its descriptor
     */
    public synchronized void start(Plugin plugin) {
        inventory.start(inventory.unit(plugin));
    }

    /**
     * Lets go of a plugin's classes; they are collected when nobody holds a component any more.
     *
     * @param plugin the plugin
     * @throws RanvierException if it is leased, required by a started plugin, or started and not unloadable
     */
    public synchronized void stop(Plugin plugin) {
        lifecycle.stop(plugin);
    }

    /**
     * Puts another version of a plugin in its place, all or nothing: the next one is read, resolved and examined beside
     * the one that works, and every component of it is made, before that one goes. Plugins that require it get the next
     * one, or another version that fits. Where anything is wrong, everything is left as it was.
     *
     * <p>Components that callers hold are those of the old version, whose classes go when nobody holds one any more.
     *
     * @param plugin the plugin
     * @param location the jar or directory of its next version, which may be an earlier one, or another build of the
     *     same; nothing is copied
     * @return the next version, in the state that the plugin was in
     * @throws RanvierException with all problems of the next version; or if the plugin, or one that requires it, is in
     *     use, or started and not unloadable
     */
    public synchronized Plugin update(Plugin plugin, Path location) {
        return lifecycle.update(plugin, reader.read(absolute(location)));
    }

    /**
     * Stops and forgets a plugin; its files stay. Plugins that require it get another version that fits, if there is
     * one.
     *
     * @param plugin the plugin
     * @throws RanvierException if it cannot be stopped, or another plugin requires it
     */
    public synchronized void uninstall(Plugin plugin) {
        lifecycle.uninstall(plugin);
    }

    /**
     * Keeps plugins, and those that they require, from being stopped until the lease is closed.
     *
     * @param plugins the plugins to use; started if need be
     * @throws RanvierException if one of them is stopped or cannot be started
     */
    public synchronized Lease lease(Collection<Plugin> plugins) {
        List<LoadedPlugin> units = lifecycle.lease(plugins);
        return new Lease(() -> release(units));
    }

    /**
     * Compares the files of a plugin with the checksums in its descriptor, now; starting it does the same.
     *
     * @param plugin the plugin
     * @return what does not agree; nothing for a single jar, which has no checksums
     */
    public List<Problem> verify(Plugin plugin) {
        return plugin.verify();
    }

    /**
     * Adds a listener, which is notified of changes from now on.
     *
     * @param listener the listener
     */
    public void addListener(PluginListener listener) {
        events.add(listener);
    }

    /**
     * Removes a listener, which is no longer notified.
     *
     * @param listener the listener
     */
    public void removeListener(PluginListener listener) {
        events.remove(listener);
    }

    /**
     * Keeps all plugins that are active now from being stopped until the lease is closed: those of which something was
     * looked up.
     */
    public synchronized Lease lease() {
        return lease(plugins().stream()
                .filter(plugin -> plugin.state() == PluginState.ACTIVE)
                .toList());
    }

    /**
     * Stops all plugins, each before those that it requires; those that cannot be unloaded stay.
     *
     * @throws RanvierException if one is leased; none is stopped then
     */
    @Override
    public synchronized void close() {
        lifecycle.stopAll();
    }

    private synchronized void release(List<LoadedPlugin> units) {
        units.forEach(LoadedPlugin::release);
    }

    /** Normalizes a path, so that a file has only one. */
    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
