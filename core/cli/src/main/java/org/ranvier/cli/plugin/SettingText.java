package org.ranvier.cli.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.cli.terminal.Table;

/** Describes the settings of a component, for people and for programs. */
final class SettingText {

    private SettingText() {}

    static Table table(Schema schema) {
        Table table = new Table(2).row("setting", "unit", "range", "default", "meaning");
        for (Setting setting : schema.settings()) {
            String unit = setting.unit().symbol();
            String defaultValue = setting.required() ? "(required)" : value(setting.defaultValue());
            table.row(setting.name(), unit.isEmpty() ? "–" : unit, accepted(setting), defaultValue, setting.doc());
        }
        return table;
    }

    static Map<String, Object> json(Setting setting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", setting.name());
        json.put("kind", setting.kind().name().toLowerCase(Locale.ROOT));
        json.put("unit", setting.unit().symbol());
        json.put("range", accepted(setting));
        json.put("default", setting.defaultValue());
        json.put("trainable", setting.trainable());
        json.put("doc", setting.doc());
        return json;
    }

    static String accepted(Setting setting) {
        return switch (setting.kind()) {
            case PARAMETER, NUMBER -> range(setting.range(), "number");
            case INTEGER -> range(setting.range(), "whole");
            case FLAG -> "true, false";
            case CHOICE -> String.join(", ", setting.choices());
            case TEXT -> "text";
            case NUMBERS -> "list of " + range(setting.range(), "numbers");
        };
    }

    private static String range(Range range, String noun) {
        return range.equals(Range.ALL) ? noun : noun.equals("number") ? range.toString() : noun + " " + range;
    }

    static String value(Object value) {
        return switch (value) {
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e9 -> Long.toString(number.longValue());
            case List<?> list -> list.stream().map(SettingText::value).collect(Collectors.joining(", ", "[", "]"));
            case String text when text.isEmpty() -> "(none)";
            default -> value.toString();
        };
    }
}
