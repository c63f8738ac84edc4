package org.ranvier.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Component;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;

/**
 * A component with one combination of the settings that change its structure.
 *
 * @param component the component
 * @param settings its choices and flags, and numbers that switch something on
 */
record Variant<C extends Component>(C component, Map<String, Object> settings) {

    /**
     * Every combination of choices and flags. A number that is 0 by default switches a clause off; it is tried at 2
     * too, and one that must be given is 1.
     */
    static <C extends Component> List<Variant<C>> of(C component) {
        List<Variant<C>> variants = List.of(new Variant<>(component, Map.of()));
        for (Setting setting : component.schema().settings()) {
            List<Object> values = values(setting);
            if (values.isEmpty()) {
                continue;
            }
            List<Variant<C>> more = new ArrayList<>();
            for (Variant<C> variant : variants) {
                values.forEach(value -> more.add(variant.with(setting.name(), value)));
            }
            variants = more;
        }
        return variants;
    }

    private static List<Object> values(Setting setting) {
        return switch (setting.kind()) {
            case CHOICE -> List.copyOf(setting.choices());
            case FLAG -> List.of(false, true);
            case NUMBER ->
                setting.required()
                        ? List.of(1.0)
                        : Double.valueOf(0).equals(setting.defaultValue()) ? List.of(0.0, 2.0) : List.of();
            default -> List.of();
        };
    }

    private Variant<C> with(String setting, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(settings);
        more.put(setting, value);
        return new Variant<>(component, more);
    }

    Settings chosen() {
        return Settings.of(component.schema(), settings);
    }

    /** As a file asks for it. */
    Map<String, Object> inFile() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("type", component.name());
        file.putAll(settings);
        return file;
    }

    @Override
    public String toString() {
        return component.name() + (settings.isEmpty() ? "" : settings.values());
    }
}
