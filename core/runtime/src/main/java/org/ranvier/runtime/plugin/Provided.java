package org.ranvier.runtime.plugin;

import org.ranvier.api.Component;

/**
 * A component, and the plugin that it comes from.
 *
 * @param plugin the plugin; its id, version and SHA-256 belong into the records of a run
 * @param component the component
 * @param type the plugin's class that it is of; the component itself stands behind a guard, whose class is another
 * @param <C> the contract
 */
public record Provided<C extends Component>(Plugin plugin, C component, Class<?> type) {

    /** Returns the name of the component. */
    public String name() {
        return component.name();
    }

    /** Returns {@code name@version}, which selects this version of the component. */
    public String reference() {
        return name() + "@" + plugin.version();
    }
}
