package org.ranvier.training.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.config.tree.Place;
import org.ranvier.training.component.Components.Source;

/**
 * A component that a file asked for, with what was set on it.
 *
 * @param component the component
 * @param source where it is from
 * @param settings what shapes it
 * @param starts where its parameters start, as far as the file says
 * @param trained the parameters that the file wants trained
 * @param place where the file asks for it
 */
public record ConfiguredComponent<C extends Component>(
        C component, Source source, Settings settings, Map<String, Start> starts, Set<String> trained, Place place) {

    /** The component's name. */
    public String name() {
        return component.name();
    }

    /** The plugin, or what else it is from, for messages. */
    public String plugin() {
        return source.toString();
    }

    /** Returns this component with other parameters trained. */
    public ConfiguredComponent<C> training(Set<String> parameters) {
        return new ConfiguredComponent<>(component, source, settings, starts, parameters, place);
    }

    /** Its name, with what is set otherwise than by default: {@code lif (leak euler, reset zero)}. */
    public String text() {
        List<String> set = new ArrayList<>();
        settings.asMap().forEach((key, value) -> {
            Object defaultValue = component.schema().find(key).orElseThrow().defaultValue();
            if (!value.equals(defaultValue) && !plain(value).equals(plain(defaultValue))) {
                set.add(key + " " + plain(value));
            }
        });
        return set.isEmpty() ? name() : name() + " (" + String.join(", ", set) + ")";
    }

    private static String plain(Object value) {
        return value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue())
                ? Long.toString(n.longValue())
                : String.valueOf(value);
    }
}
