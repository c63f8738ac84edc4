package org.ranvier.runtime.plugin;

import java.util.Comparator;

/**
 * A component, as lists show it.
 *
 * @param plugin the plugin that offers it
 * @param contract the full name of its contract
 * @param name its name
 * @param description one line
 */
public record ListedComponent(ListedPlugin plugin, String contract, String name, String description) {

    /** By contract, by name, and then the newest first. */
    public static final Comparator<ListedComponent> ORDER = Comparator.comparing(ListedComponent::contract)
            .thenComparing(ListedComponent::name)
            .thenComparing(one -> one.plugin().version(), Comparator.reverseOrder())
            .thenComparing(one -> one.plugin().id());

    /** What lists show of a component. */
    public static ListedComponent of(Class<?> contract, Provided<?> provided) {
        return new ListedComponent(
                ListedPlugin.of(provided.plugin()),
                contract.getName(),
                provided.name(),
                provided.component().description());
    }
}
