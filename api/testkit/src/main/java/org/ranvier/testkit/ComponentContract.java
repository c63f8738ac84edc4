package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Component;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.testkit.spi.SettingsFile;

/**
 * Contract of every component: a name and a schema from which files, help and messages can be made, and settings that
 * come back from a file as they were.
 *
 * @param <C> the kind of component
 */
public abstract class ComponentContract<C extends Component> {

    /** For test classes to extend. */
    protected ComponentContract() {}

    /** {@return a new instance of the component} */
    protected abstract C component();

    /**
     * {@return settings for checks: values of all that have no default, and of any other; parameters left out} Choices
     * and flags are tried in all combinations, except those that have a value here.
     */
    protected Map<String, ?> settings() {
        return Map.of();
    }

    @Test
    final void namesAreWordsOfAFile() {
        String name = component().name();
        assertTrue(name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), "'" + name + "' is not lower case, digits and hyphens");
    }

    /** They stand in tables, in help, and within sentences. */
    @Test
    final void textsArePhrases() {
        ProblemText.nounPhrase(component().description(), "the description");
        assertAll(component().schema().settings().stream().map(setting -> () -> ProblemText.setting(setting)));
    }

    /** What a run writes down evaluates it, goes on with it and repeats it. */
    @TestFactory
    final Stream<DynamicTest> settingsComeBackFromAFile() {
        return variants().stream()
                .map(variant -> dynamicTest(variant.toString(), () -> {
                    Settings settings = variant.settings();
                    Settings back = SettingsFile.find().throughAFile(component().schema(), settings);
                    assertEquals(settings.asMap(), back.asMap());
                }));
    }

    @Test
    final void aServiceLoaderCanMakeIt() {
        Class<?> type = component().getClass();
        assertTrue(Modifier.isPublic(type.getModifiers()), type + " is not public");
        assertDoesNotThrow(() -> type.getConstructor(), type + " has no public constructor without parameters");
    }

    /** Ranvier blames a plugin for every null that a component returns. */
    @Test
    final void nothingThatItAnswersIsNull() throws ReflectiveOperationException {
        C component = component();
        Settings settings = Settings.of(component.schema(), settings());
        for (Class<?> contract : interfaces(component.getClass())) {
            for (Method method : Component.class.isAssignableFrom(contract) ? contract.getMethods() : new Method[0]) {
                Class<?>[] takes = method.getParameterTypes();
                boolean simple = takes.length == 0 || takes.length == 1 && takes[0] == Settings.class;
                if (simple && !Modifier.isStatic(method.getModifiers()) && method.getReturnType() != void.class) {
                    Object answer = takes.length == 0 ? method.invoke(component) : method.invoke(component, settings);
                    assertNotNull(answer, method.getName() + "() returns null");
                }
            }
        }
    }

    /** Those of superclasses included. */
    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            interfaces.addAll(List.of(at.getInterfaces()));
        }
        return interfaces;
    }

    @Test
    final void theSchemaIsAlwaysTheSame() {
        assertEquals(component().schema(), component().schema());
        assertEquals(component().schema(), component().schema());
    }

    @Test
    final void everySettingIsWellFormed() {
        assertAll(component().schema().settings().stream().flatMap(this::checks));
    }

    @Test
    final void defaultsAreAccepted() {
        Set<String> required = component().schema().settings().stream()
                .filter(s -> s.required() && s.kind() != Setting.Kind.PARAMETER)
                .map(Setting::name)
                .collect(Collectors.toSet());
        assertTrue(
                settings().keySet().containsAll(required),
                "settings() should have values for " + required + ", which have no default");
        assertDoesNotThrow(() -> Settings.of(component().schema(), settings()));
    }

    private Stream<org.junit.jupiter.api.function.Executable> checks(Setting s) {
        String name = "'" + s.name() + "'";
        return Stream.of(
                () -> assertTrue(s.name().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), name + " is not in snake_case"),
                () -> assertFalse(s.range().min() > s.range().max(), name + " has an empty range"),
                () -> assertTrue(
                        inRange(s), name + " has the default " + s.defaultValue() + ", but must be " + s.range()),
                () -> assertTrue(
                        within(s.bounds(), s.range()), name + " has bounds " + s.bounds() + " outside its range"),
                () -> assertEquals(
                        s.kind() == Setting.Kind.CHOICE, !s.choices().isEmpty(), name + ": choices are for a choice"),
                () -> assertEquals(s.choices().size(), Set.copyOf(s.choices()).size(), name + " has a choice twice"),
                () -> assertFalse(
                        Setting.UNIFORM_IN_BOUNDS.equals(s.defaultValue())
                                && s.kind() == Setting.Kind.PARAMETER
                                && !Double.isFinite(
                                        s.bounds().max() - s.bounds().min()),
                        name + " starts uniformly within bounds that it does not have"));
    }

    private static boolean inRange(Setting s) {
        return switch (s.defaultValue()) {
            case Number n -> s.range().contains(n.doubleValue());
            case List<?> numbers -> numbers.stream().allMatch(n -> s.range().contains(((Number) n).doubleValue()));
            case null, default -> true;
        };
    }

    /** The closed hull of the range counts: a bound may be a limit that the range leaves out. */
    private static boolean within(Range inner, Range outer) {
        return inner.min() >= outer.min() && inner.max() <= outer.max();
    }

    /** The names of the parameters of the schema. */
    final Set<String> parameters() {
        return component().schema().parameters().stream().map(Setting::name).collect(Collectors.toSet());
    }

    /** All combinations of choices and flags. */
    final List<Variant> variants() {
        return Variant.of(component().schema(), settings());
    }
}
