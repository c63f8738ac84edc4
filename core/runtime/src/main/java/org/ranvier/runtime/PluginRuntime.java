package org.ranvier.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The installed plugins and their components.
 *
 * <p>Opening it reads descriptors and resolves what plugins need of each other, but loads no class: a plugin starts
 * when a component of it is first asked for. Each version of each plugin has its own module layer and class loader, so that
 * versions live side by side and libraries do not meet; only the API comes from the host. A plugin that cannot be used
 * harms only those that require it, and is told of in {@link #problems()}.
 *
 * <p>Instances are safe for use by several threads.
 */
public final class PluginRuntime {

    private final Events events = new Events();
    private final PluginReader reader;
    private final Inventory inventory;
    private final Lookup lookup;
    private final Lifecycle lifecycle;

    private PluginRuntime(Host host) {
        reader = new PluginReader(host);
        inventory = new Inventory(host, events);
        lookup = new Lookup(inventory);
        lifecycle = new Lifecycle(inventory, events);
    }

    /**
     * Finds and resolves the plugins in some directories: jars that hold {@code META-INF/ranvier-plugin.properties},
     * and directories that hold {@code ranvier-plugin.properties} beside their jars. Names that start with a dot are passed
     * over, and so is a directory that does not exist.
     *
     * @param directories where to look; of the same version of a plugin in two places, the first counts
     */
    public static PluginRuntime open(List<Path> directories) {
        PluginRuntime runtime = new PluginRuntime(Host.here());
        List<Candidate> found = new ArrayList<>();
        directories.forEach(directory -> found.addAll(runtime.reader.readAll(absolute(directory))));
        runtime.inventory.add(found);
        return runtime;
    }

    /** The usable plugins, by id and then the newest first. */
    public synchronized List<Plugin> plugins() {
        return inventory.units().stream().map(Unit::plugin).toList();
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

    /** Everything found wrong so far with plugins and, as far as they were asked for, their components. */
    public synchronized List<Problem> problems() {
        return Stream.concat(
                inventory.unfit().stream().flatMap(candidate -> candidate.problems().stream()),
                inventory.units().stream().flatMap(unit -> unit.problems().stream())).toList();
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
     * each also with its plugin, {@code plugin-id/name}. Of several versions the newest is taken.
     *
     * @param contract the interface that the component implements
     * @param reference which one
     * @param where the place that asks, for messages
     * @param <C> the contract
     * @throws RanvierException if there is none, or if two plugins offer it and the reference does not say which
     */
    public <C extends Component> C find(Class<C> contract, String reference, String where) {
        return provided(contract, reference, where).component();
    }

    /**
     * The same as {@link #find} with the plugin that the component comes from.
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
        inventory.add(List.of(reader.read(path)));
        List<Problem> problems = inventory.discard(path);
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return plugins().stream().filter(plugin -> plugin.location().equals(path)).findFirst().orElseThrow();
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
     * Stops and forgets a plugin; its files stay.
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
        List<Unit> units = lifecycle.lease(plugins);
        return new Lease(() -> release(units));
    }

    /**
     * Compares the files of a plugin with the checksums in its descriptor, now; starting it does the same.
     *
     * @param plugin the plugin
     * @return what does not agree; nothing for a single jar, which has no checksums
     */
    public List<Problem> verify(Plugin plugin) {
        return Checksums.verify(plugin);
    }

    /**
     * Tells a listener of changes from now on.
     *
     * @param listener the listener
     */
    public void addListener(PluginListener listener) {
        events.add(listener);
    }

    /**
     * Tells a listener no longer.
     *
     * @param listener the listener
     */
    public void removeListener(PluginListener listener) {
        events.remove(listener);
    }

    private synchronized void release(List<Unit> units) {
        units.forEach(Unit::release);
    }

    /** So that the same file always has the same path. */
    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
