package org.ranvier.cli.plugin;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Component;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.ListedComponent;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/**
 * A component that plugins offer.
 *
 * @param contract its kind
 * @param plugin where it comes from
 * @param component itself
 */
public record Installed(Contract contract, Plugin plugin, Component component) {

    /** All components of all kinds; starts every plugin. */
    public static List<Installed> all(PluginRuntime plugins) {
        return Contract.all().stream()
                .flatMap(contract -> of(contract, plugins).stream())
                .toList();
    }

    /** The components of a kind, by name. */
    static List<Installed> of(Contract contract, PluginRuntime plugins) {
        return plugins.all(contract.type()).stream()
                .map(provided -> of(contract, provided))
                .toList();
    }

    /** Whether a reference selects it: a name, optionally with version or plugin. */
    boolean isCalled(String reference) {
        String name = component.name();
        return List.of(name, name + "@" + plugin.version(), plugin.id() + "/" + name)
                .contains(reference);
    }

    Map<String, Object> json() {
        return PluginList.json(
                contract,
                new ListedComponent(
                        ListedPlugin.of(plugin), contract.type().getName(), component.name(), component.description()));
    }

    private static Installed of(Contract contract, Provided<?> provided) {
        return new Installed(contract, provided.plugin(), provided.component());
    }
}
