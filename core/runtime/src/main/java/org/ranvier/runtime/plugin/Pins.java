package org.ranvier.runtime.plugin;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ranvier.api.Component;

/**
 * The plugins that something was made with: where they are installed, they come before all others.
 *
 * @param plugins which, {@code id@version}
 * @param components which plugin each component was from
 * @param anyVersion whether other versions of them come next, before other plugins
 */
public record Pins(Set<String> plugins, List<Pin> components, boolean anyVersion) {

    /** No pins, for new runs. */
    public static final Pins NONE = new Pins(Set.of(), List.of(), false);

    /**
     * The origin of a component.
     *
     * @param contract the simple name of its contract, such as {@code Neuron}
     * @param component its name
     * @param plugin its plugin, as in {@link #plugins}
     */
    public record Pin(String contract, String component, String plugin) {}

    public Pins {
        plugins = Set.copyOf(plugins);
        components = List.copyOf(components);
    }

    public boolean contain(Plugin plugin) {
        return plugins.contains(plugin.toString());
    }

    /** Selects the components that come first, or all where none does. */
    public <C extends Component> List<Provided<C>> first(Class<C> contract, List<Provided<C>> selected) {
        List<Predicate<Provided<C>>> inTurn = List.of(
                one -> isPinned(contract, one, one.plugin().toString()),
                one -> anyVersion && isPinned(contract, one, one.plugin().id()),
                one -> contain(one.plugin()),
                one -> anyVersion && ids().contains(one.plugin().id()));
        return inTurn.stream()
                .map(pinned -> selected.stream().filter(pinned).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(selected);
    }

    private boolean isPinned(Class<?> contract, Provided<?> one, String plugin) {
        return components.stream()
                .anyMatch(pin -> pin.contract().equals(contract.getSimpleName())
                        && pin.component().equals(one.name())
                        && (pin.plugin().equals(plugin) || id(pin.plugin()).equals(plugin)));
    }

    private Set<String> ids() {
        return plugins.stream().map(Pins::id).collect(Collectors.toSet());
    }

    private static String id(String plugin) {
        return plugin.replaceFirst("@.*", "");
    }
}
