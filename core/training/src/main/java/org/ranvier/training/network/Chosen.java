package org.ranvier.training.network;

import java.util.Map;
import java.util.Set;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.config.Place;
import org.ranvier.runtime.Provided;

/**
 * A component that a file asked for, with what was set on it.
 *
 * @param provided the component and the plugin it is from
 * @param settings what shapes it
 * @param starts where its parameters start, as far as the file says
 * @param trained the parameters that the file wants trained
 * @param place where the file asks for it
 */
public record Chosen<C extends Component>(
        Provided<C> provided, Settings settings, Map<String, Start> starts, Set<String> trained, Place place) {

    /** The component. */
    public C component() {
        return provided.component();
    }

    /** The same with other parameters trained. */
    Chosen<C> training(Set<String> parameters) {
        return new Chosen<>(provided, settings, starts, parameters, place);
    }

    /** The plugin as {@code id@version}, for messages. */
    String plugin() {
        return provided.plugin().toString();
    }
}
