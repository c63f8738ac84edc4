package org.ranvier.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a component's {@linkplain Schema settings}, validated and completed with defaults.
 *
 * <p>Reading a name that the schema does not declare, or with another type, is a mistake of the plugin and throws
 * {@link IllegalArgumentException}. {@linkplain Setting.Kind#PARAMETER Parameters} are not read here: equations refer
 * to them by name.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Settings {

    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Completes and validates values against a schema.
     *
     * @param schema the settings that a component has
     * @param given the values by name of setting; those of parameters are passed over
     * @return the values given and the defaults of all others
     * @throws IllegalArgumentException naming the setting that is unknown, missing, of the wrong type or out of range
     */
    public static Settings of(Schema schema, Map<String, ?> given) {
        for (String name : given.keySet()) {
            if (schema.find(name).isEmpty()) {
                throw new IllegalArgumentException("there is no setting '" + name + "'");
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : schema.settings()) {
            if (setting.kind() == Setting.Kind.PARAMETER) {
                continue;
            }
            Object value = given.containsKey(setting.name()) ? given.get(setting.name()) : setting.defaultValue();
            if (value != null) {
                values.put(setting.name(), SettingValues.validate(setting, value));
            } else {
                throw new IllegalArgumentException("setting '" + setting.name() + "' is required: " + setting.doc());
            }
        }
        return new Settings(values);
    }

    /**
     * {@return the defaults of a schema in which nothing is required}
     *
     * @param schema the settings that a component has
     */
    public static Settings defaults(Schema schema) {
        return of(schema, Map.of());
    }

    /**
     * {@return a real number}
     *
     * @param name the name of a setting of kind {@link Setting.Kind#NUMBER}
     * @throws IllegalArgumentException if the schema declares no such setting
     */
    public double number(String name) {
        return get(name, Number.class).doubleValue();
    }

    /**
     * {@return a whole number}
     *
     * @param name the name of a setting of kind {@link Setting.Kind#INTEGER}
     * @throws IllegalArgumentException if the schema declares no such setting
     */
    public int integer(String name) {
        return Math.toIntExact(get(name, Long.class));
    }

    /**
     * {@return true or false}
     *
     * @param name the name of a setting of kind {@link Setting.Kind#FLAG}
     * @throws IllegalArgumentException if the schema declares no such setting
     */
    public boolean flag(String name) {
        return get(name, Boolean.class);
    }

    /**
     * {@return the word chosen, or a text}
     *
     * @param name the name of a setting of kind {@link Setting.Kind#CHOICE} or {@link Setting.Kind#TEXT}
     * @throws IllegalArgumentException if the schema declares no such setting
     */
    public String text(String name) {
        return get(name, String.class);
    }

    /**
     * {@return a list of real numbers}
     *
     * @param name the name of a setting of kind {@link Setting.Kind#NUMBERS}
     * @throws IllegalArgumentException if the schema declares no such setting
     */
    @SuppressWarnings("unchecked")
    public List<Double> numbers(String name) {
        return (List<Double>) get(name, List.class);
    }

    /** {@return the values in the order of the schema, without parameters} */
    public Map<String, Object> asMap() {
        return java.util.Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private <T> T get(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the schema declares no setting '" + name + "'");
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("setting '" + name + "' is a "
                    + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
