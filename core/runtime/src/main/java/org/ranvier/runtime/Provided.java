package org.ranvier.runtime;

import org.ranvier.api.Component;

/**
 * A component, and the plugin that it comes from.
 *
 * @param plugin the plugin; its id, version and SHA-256 belong into the records of a run
 * @param component the component
 * @param <C> the contract
 */
public record Provided<C extends Component>(Plugin plugin, C component) {

    /** The name of the component. */
    public String name() {
        return component.name();
    }

    /** The plugin's class that it is of; the component itself stands behind a guard, whose class is another. */
    public Class<?> type() {
        return Guard.type(component);
    }

    /** {@code name@version}, which selects this version of the component. */
    public String reference() {
        return name() + "@" + plugin.version();
    }
}
