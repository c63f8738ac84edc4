package org.ranvier.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;

/** One combination of the choices and flags of a schema. */
record Variant(Schema schema, Map<String, Object> given) {

    /**
     * All combinations.
     *
     * @param given values of settings that do not vary
     */
    static List<Variant> of(Schema schema, Map<String, ?> given) {
        List<Variant> variants = List.of(new Variant(schema, Map.copyOf(given)));
        for (Setting setting : schema.settings()) {
            List<Object> values = switch (setting.kind()) {
                case CHOICE -> List.copyOf(setting.choices());
                case FLAG -> List.of(false, true);
                default -> List.of();
            };
            if (!values.isEmpty() && !given.containsKey(setting.name())) {
                List<Variant> more = new ArrayList<>();
                variants.forEach(v -> values.forEach(value -> more.add(v.with(setting.name(), value))));
                variants = more;
            }
        }
        return variants;
    }

    private Variant with(String setting, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(given);
        more.put(setting, value);
        return new Variant(schema, more);
    }

    Settings settings() {
        return Settings.of(schema, given);
    }

    @Override
    public String toString() {
        return given.isEmpty() ? "defaults" : given.toString();
    }
}
