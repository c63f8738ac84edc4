package org.ranvier.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;

/**
 * The settings that a file gives a component, checked against its schema. What it leaves out is not in here.
 *
 * @param structural the values that shape the equations, for {@link org.ranvier.api.Settings#of}
 * @param parameters what is given for per-element parameters: a number, an array, or an initialiser (a word or a
 *     mapping)
 */
public record ComponentSettings(Map<String, Object> structural, Map<String, ConfigNode> parameters) {

    public ComponentSettings {
        structural = Collections.unmodifiableMap(new LinkedHashMap<>(structural));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Reads one setting's value into one of the maps. */
    static final class Builder {

        private final Problems problems;
        private final Checks checks;
        private final Map<String, Object> structural = new LinkedHashMap<>();
        private final Map<String, ConfigNode> parameters = new LinkedHashMap<>();

        Builder(Problems problems) {
            this.problems = problems;
            this.checks = new Checks(problems);
        }

        void put(Setting setting, ConfigNode node) {
            if (setting.kind() == Setting.Kind.PARAMETER) {
                parameter(setting, node).ifPresent(value -> parameters.put(setting.name(), value));
            } else {
                structural(setting, node).ifPresent(value -> structural.put(setting.name(), value));
            }
        }

        ComponentSettings build() {
            return new ComponentSettings(structural, parameters);
        }

        private Optional<?> structural(Setting setting, ConfigNode node) {
            String name = setting.name();
            Range range = setting.range();
            String unit = setting.unit().symbol();
            return switch (setting.kind()) {
                case NUMBER, PARAMETER -> checks.number(name, node, range, unit);
                case INTEGER ->
                    checks.whole(name, node, range, unit)
                            .filter(whole -> whole == (int) (long) whole || tooLarge(name, node));
                case FLAG -> checks.flag(name, node);
                case CHOICE -> checks.choice(name, node, setting.choices());
                case TEXT -> checks.text(name, node);
                case NUMBERS ->
                    NumberArray.read(name, node, range, problems, NumberArray.ANY)
                            .map(array -> Arrays.stream(array.values()).boxed().toList());
            };
        }

        /** Adds the problem of a whole number that no component can take; false. */
        private boolean tooLarge(String name, ConfigNode node) {
            checks.wrong(name, node, "give a whole number between -2147483648 and 2147483647");
            return false;
        }

        /** Numbers are checked here; whether an initialiser of that name exists is known only where plugins are. */
        private Optional<ConfigNode> parameter(Setting setting, ConfigNode node) {
            return switch (node) {
                case Mapping _ -> Optional.of(node);
                case Scalar scalar when scalar.value() instanceof String -> Optional.of(node);
                case Scalar _ ->
                    checks.number(
                                    setting.name(),
                                    node,
                                    setting.range(),
                                    setting.unit().symbol())
                            .map(_ -> node);
                case Numbers _ ->
                    NumberArray.read(setting.name(), node, setting.range(), problems, NumberArray.ANY)
                            .map(_ -> node);
                case Sequence _ ->
                    NumberArray.read(setting.name(), node, setting.range(), problems, NumberArray.ANY, NumberArray.ANY)
                            .map(_ -> node);
            };
        }
    }
}
