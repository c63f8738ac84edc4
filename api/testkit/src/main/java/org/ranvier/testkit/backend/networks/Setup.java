package org.ranvier.testkit.backend.networks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ranvier.api.Component;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;

/**
 * A component with a choice for each setting that shapes it.
 *
 * @param component the component
 * @param given what is set, as a file would
 */
public record Setup<C extends Component>(C component, Map<String, Object> given) {

    /** Draws choices and flags. A number that is 0 by default switches a clause off, so it is 2 as often. */
    public static <C extends Component> Setup<C> draw(C component, SplittableRandom random) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Setting s : component.schema().settings()) {
            switch (s.kind()) {
                case CHOICE -> given.put(s.name(), pick(s.choices(), random));
                case FLAG -> given.put(s.name(), random.nextBoolean());
                case NUMBER -> {
                    if (Double.valueOf(0).equals(s.defaultValue()) && s.range().contains(2)) {
                        given.put(s.name(), random.nextBoolean() ? 2.0 : 0.0);
                    } else if (s.required()) {
                        given.put(s.name(), some(s.range()));
                    }
                }
                case PARAMETER -> {
                    if (s.required()) {
                        given.put(s.name(), some(s.range()));
                    }
                }
                case INTEGER, TEXT, NUMBERS -> {}
            }
        }
        return new Setup<>(component, given);
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    /** A number in a range: towards its middle where it has one, else near its end, else 1. */
    private static double some(Range range) {
        if (Double.isFinite(range.max() - range.min())) {
            return range.min() + 0.4 * (range.max() - range.min());
        }
        return Double.isFinite(range.min()) ? range.min() + 1 : range.clamp(1);
    }

    public Settings settings() {
        Map<String, Object> structural = new LinkedHashMap<>(given);
        component.schema().parameters().forEach(p -> structural.remove(p.name()));
        return Settings.of(component.schema(), structural);
    }

    /** Returns the component and its settings as a file specifies them. */
    public Map<String, Object> inFile() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("type", component.name());
        file.putAll(given);
        return file;
    }
}
