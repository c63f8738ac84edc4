package org.ranvier.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.text.Nearest;

/**
 * Hands out the values of a mapping by type, and gathers what is wrong with them.
 *
 * <p>Reading never stops at a problem: a stand-in is handed out instead, so that the rest of the file is looked at too.
 * Nothing that was read may be used before {@link Problems#throwIfAny()}. A key whose value is null counts as not
 * given.
 *
 * <p>Closing a reader reports the keys that nobody asked for, here and in its children.
 */
public final class ConfigReader implements AutoCloseable {

    /** How many unknown keys of one mapping are told one by one. */
    private static final int MOST_UNKNOWN = 30;

    private static final Range INTS = Range.closed(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private final Mapping mapping;
    private final Problems problems;
    private final Checks checks;
    private final String unknown;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Problem> missing = new HashMap<>();
    private final Map<String, String> elsewhere = new HashMap<>();
    private final List<ConfigReader> children = new ArrayList<>();

    /** Reads a mapping. */
    public ConfigReader(Mapping mapping, Problems problems) {
        this(mapping, problems, "there is no key");
    }

    ConfigReader(Mapping mapping, Problems problems, String unknown) {
        this.mapping = mapping;
        this.problems = problems;
        this.checks = new Checks(problems);
        this.unknown = unknown;
    }

    /** A number that stands anywhere, or empty after a problem. */
    public static Optional<Double> number(String name, ConfigNode node, Range range, Problems problems) {
        return new Checks(problems).number(name, node, range, "");
    }

    /** Returns the mapping that is read. */
    public Mapping mapping() {
        return mapping;
    }

    /** Returns the place of a key's value, or of the mapping where the key is missing. */
    public Place place(String key) {
        return mapping.get(key).map(ConfigNode::place).orElse(mapping.place());
    }

    /** Whether a key is given. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** A problem with the value of a key. */
    public void problem(String key, String message, String remedy) {
        problems.add(place(key), message, remedy);
    }

    /** The value of a key as it is. */
    public Optional<ConfigNode> node(String key) {
        asked.add(key);
        return mapping.get(key).filter(node -> !node.isNull());
    }

    /** A number that must be given. */
    public double number(String key, Range range) {
        return required(key, Checks.aNumber("a number", range, ""), node -> checks.number(key, node, range, ""))
                .orElse(range.clamp(0));
    }

    /** A number. */
    public double number(String key, Range range, double defaultValue) {
        return optionalNumber(key, range).orElse(defaultValue);
    }

    /** A number, if given. */
    public OptionalDouble optionalNumber(String key, Range range) {
        return node(key)
                .flatMap(node -> checks.number(key, node, range, ""))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /** A whole number that must be given. */
    public int integer(String key, Range range) {
        return required(key, Checks.aNumber("a whole number", range, ""), node -> whole(key, node, range))
                .orElse((int) range.clamp(0));
    }

    /** A whole number. */
    public int integer(String key, Range range, int defaultValue) {
        return optionalInteger(key, range).orElse(defaultValue);
    }

    /** A whole number, if given. */
    public OptionalInt optionalInteger(String key, Range range) {
        return node(key)
                .flatMap(node -> whole(key, node, range))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** Any whole number of 64 bits, such as a seed. */
    public long longInteger(String key, long defaultValue) {
        return node(key)
                .flatMap(node -> checks.whole(key, node, Range.closed(Long.MIN_VALUE, Long.MAX_VALUE), ""))
                .orElse(defaultValue);
    }

    /** True or false. */
    public boolean flag(String key, boolean defaultValue) {
        return node(key).flatMap(node -> checks.flag(key, node)).orElse(defaultValue);
    }

    /** A text that must be given. */
    public String text(String key) {
        return required(key, "a text", node -> checks.text(key, node)).orElse("");
    }

    /** A text. */
    public String text(String key, String defaultValue) {
        return optionalText(key).orElse(defaultValue);
    }

    /** A text, if given. */
    public Optional<String> optionalText(String key) {
        return node(key).flatMap(node -> checks.text(key, node));
    }

    /** Reads one of several words; the first is the default. */
    public String choice(String key, List<String> choices) {
        return node(key).flatMap(node -> checks.choice(key, node, choices)).orElse(choices.getFirst());
    }

    /** Reads a constant of an enum, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String key, E defaultValue) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : defaultValue.getDeclaringClass().getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return node(key)
                .flatMap(node -> checks.choice(key, node, List.copyOf(words.keySet())))
                .map(words::get)
                .orElse(defaultValue);
    }

    /** A mapping that must be given. */
    public ConfigReader child(String key) {
        return required(key, "keys and values", node -> checks.mapping(key, node))
                .map(this::child)
                .orElseGet(this::standIn);
    }

    /** A mapping; when it is not given, a reader of nothing, so that all its defaults apply. */
    public ConfigReader childOrDefaults(String key) {
        Optional<ConfigNode> node = node(key);
        if (node.isEmpty()) {
            return child(Mapping.empty(mapping.place()));
        }
        return checks.mapping(key, node.get()).map(this::child).orElseGet(this::standIn);
    }

    /** A reader of a mapping found within this one, closed together with it. */
    public ConfigReader childOf(Mapping child) {
        return child(child);
    }

    /** The mappings of a list; none when it is not given. */
    public List<ConfigReader> children(String key) {
        List<ConfigReader> readers = new ArrayList<>();
        for (ConfigNode item : list(key)) {
            checks.mapping(key + "[" + readers.size() + "]", item)
                    .map(this::child)
                    .ifPresentOrElse(readers::add, () -> readers.add(standIn()));
        }
        return readers;
    }

    /** The items of a list; none when it is not given. */
    public List<ConfigNode> list(String key) {
        return node(key).flatMap(node -> checks.items(key, node)).orElse(List.of());
    }

    /** The texts of a list; none when it is not given. */
    public List<String> texts(String key) {
        List<ConfigNode> items = list(key);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            checks.text(key + "[" + i + "]", items.get(i)).ifPresent(texts::add);
        }
        return texts;
    }

    /**
     * An array of numbers, if given.
     *
     * @param shape the extents expected, each a number or {@link NumberArray#ANY}
     */
    public Optional<NumberArray> numbers(String key, Range range, int... shape) {
        return node(key).flatMap(node -> NumberArray.read(key, node, range, problems, shape));
    }

    /** An array of numbers of whatever shape, if given. */
    public Optional<NumberArray> numbersOfAnyShape(String key, Range range) {
        return node(key).flatMap(node -> NumberArray.readAnyShape(key, node, range, problems));
    }

    /** A component that must be given; empty only after a problem. */
    public Optional<ComponentRef> component(String key) {
        return required(key, "the name of a component", node -> component(key, node));
    }

    /** A component, if given. */
    public Optional<ComponentRef> optionalComponent(String key) {
        return node(key).flatMap(node -> component(key, node));
    }

    /** The components of a list; none when it is not given. */
    public List<ComponentRef> components(String key) {
        List<ConfigNode> items = list(key);
        List<ComponentRef> components = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            component(key + "[" + i + "]", items.get(i)).ifPresent(components::add);
        }
        return components;
    }

    /** The settings of a component, whose keys are among those of this mapping. */
    public ComponentSettings settings(Schema schema) {
        ComponentSettings.Builder builder = new ComponentSettings.Builder(problems);
        for (Setting setting : schema.settings()) {
            Optional<ConfigNode> node = node(setting.name());
            node.ifPresent(value -> builder.put(setting, value));
            if (node.isEmpty() && setting.required()) {
                missing(setting.name(), setting.doc().replaceFirst("\\.$", ""));
            }
        }
        return builder.build();
    }

    /**
     * Registers where a key belongs that is not allowed here, to be reported if the key is given.
     *
     * @param remedy a clause that says where the key belongs
     */
    public void elsewhere(String key, String remedy) {
        elsewhere.put(key, remedy);
    }

    @Override
    public void close() {
        List<String> strangers =
                mapping.keys().stream().filter(key -> !asked.contains(key)).toList();
        if (strangers.size() > MOST_UNKNOWN) {
            problems.add(
                    mapping.place(),
                    strangers.size() + " of its keys are unknown here, such as '" + strangers.getFirst() + "'",
                    "the keys are: " + String.join(", ", asked));
        }
        mapping.entries().forEach((key, entry) -> {
            if (strangers.size() <= MOST_UNKNOWN && !asked.contains(key)) {
                String remedy = Optional.ofNullable(elsewhere.get(key))
                        .orElseGet(() -> Nearest.remedy(key, asked, "the keys are"));
                problems.add(entry.keyPlace(), unknown + " '" + key + "'", remedy);
                // A key that is missing because it was misspelt is one problem, not two.
                Nearest.of(key, asked).map(missing::get).ifPresent(problems::withdraw);
            }
        });
        children.forEach(ConfigReader::close);
        children.clear();
    }

    private Optional<Integer> whole(String key, ConfigNode node, Range range) {
        Optional<Long> whole = checks.whole(key, node, range, "");
        if (whole.isPresent() && !INTS.contains(whole.get())) {
            return checks.wrong(key, node, "give " + Checks.aNumber("a whole number", INTS, ""));
        }
        return whole.map(Math::toIntExact);
    }

    private Optional<ComponentRef> component(String name, ConfigNode node) {
        return ComponentRef.read(name, node, ComponentRef.TYPE, problems);
    }

    private <T> Optional<T> required(String key, String wanted, Function<ConfigNode, Optional<T>> check) {
        Optional<ConfigNode> node = node(key);
        if (node.isEmpty()) {
            missing(key, wanted);
        }
        return node.flatMap(check);
    }

    private void missing(String key, String wanted) {
        missing.put(key, problems.add(mapping.place(), "'" + key + "' is missing", "add it: " + wanted));
    }

    private ConfigReader child(Mapping child) {
        ConfigReader reader = new ConfigReader(child, problems);
        children.add(reader);
        return reader;
    }

    /** Reads nothing and reports nothing: for a mapping that is wrong as a whole, of which one problem is enough. */
    private ConfigReader standIn() {
        return new ConfigReader(Mapping.empty(mapping.place()), new Problems());
    }
}
