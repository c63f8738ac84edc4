package org.ranvier.runtime.read;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.PluginApi;
import org.ranvier.runtime.plugin.PluginDescriptor;
import org.ranvier.runtime.plugin.Requirement;
import org.ranvier.runtime.plugin.SemanticVersion;
import org.ranvier.runtime.plugin.VersionRange;

/** Reads {@code ranvier-plugin.properties}, collecting every problem rather than stopping at the first. */
final class DescriptorReader {

    /** The name of the file in a directory; in a jar it is in {@code META-INF/}. */
    static final String FILE = "ranvier-plugin.properties";

    private static final String CHECKSUM = "sha256.";
    private static final String CLASSPATH = "classpath";
    private static final List<String> KEYS = List.of(
            "id",
            "version",
            "description",
            "api",
            "requires",
            "optional",
            CLASSPATH,
            "unloadable",
            "native-access",
            CHECKSUM + "<file>");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern COMMA_BETWEEN_INTERVALS = Pattern.compile(",(?![^\\[(]*[\\])])");
    private static final Pattern JAVA_MODULE = Pattern.compile("(java|jdk)(\\.[a-z][a-z0-9]*)+");
    private static final Pattern REQUIREMENT = Pattern.compile("([^\\s\\[(@^~<>=*]+)[\\s@]*(.*)");

    private final String where;
    private final boolean directory;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param where the file as messages name it
     * @param directory whether it describes a directory, whose files have checksums
     */
    DescriptorReader(String where, boolean directory) {
        this.where = where;
        this.directory = directory;
    }

    /** The descriptor, or empty when it has {@link #problems}. */
    Optional<PluginDescriptor> read(String text) {
        Map<String, String> entries = entries(text);
        entries.keySet().forEach(this::checkKey);
        String id = required(entries, "id", this::id);
        SemanticVersion version = required(entries, "version", SemanticVersion::parse);
        String description = required(entries, "description", Function.identity());
        VersionRange api = required(entries, "api", VersionRange::parse);
        List<Requirement> requires = requires(entries.getOrDefault("requires", ""));
        Set<String> optional = optional(entries.getOrDefault("optional", ""));
        String classpath = classpath(entries.getOrDefault(CLASSPATH, ""));
        boolean unloadable = flag("unloadable", entries.getOrDefault("unloadable", "true"));
        boolean nativeAccess = flag("native-access", entries.getOrDefault("native-access", "false"));
        Map<String, String> checksums = checksums(entries);
        return problems.isEmpty()
                ? Optional.of(new PluginDescriptor(
                        id,
                        version,
                        description,
                        api,
                        requires,
                        optional,
                        classpath,
                        unloadable,
                        nativeAccess,
                        checksums))
                : Optional.empty();
    }

    List<Problem> problems() {
        return problems;
    }

    /** Nothing, with the problem that what was read is no text. */
    Optional<PluginDescriptor> isNotUtf8() {
        problem("it is not in UTF-8", "save it in UTF-8");
        return Optional.empty();
    }

    private Map<String, String> entries(String text) {
        Map<String, String> entries = new TreeMap<>();
        // Properties would keep the last of several equal keys without a word.
        Properties file = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (entries.putIfAbsent((String) key, ((String) value).strip()) != null) {
                    problem("'" + key + "' is given twice", "keep one of them");
                }
                return null;
            }
        };
        try {
            file.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError("a text in memory can be read", e);
        } catch (IllegalArgumentException e) {
            problem("it has a malformed \\u escape", "write the character itself, in UTF-8");
        }
        return entries;
    }

    private void checkKey(String key) {
        if (key.startsWith(CHECKSUM) ? directory : KEYS.contains(key)) {
            return;
        }
        if (key.startsWith(CHECKSUM)) {
            problem("a single jar cannot hold a checksum of itself", "remove '" + key + "'");
        } else {
            problem("there is no key '" + key + "'", Words.choices(key, KEYS, "the keys are"));
        }
    }

    private <T> T required(Map<String, String> entries, String key, Function<String, T> parser) {
        String value = entries.getOrDefault(key, "");
        if (value.isEmpty()) {
            problem("'" + key + "' is missing", "add a line " + key + "=" + example(key));
            return null;
        }
        return parse(key, value, parser);
    }

    private <T> T parse(String key, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            problem(key + ": " + e.getMessage(), "write it like " + key + "=" + example(key));
            return null;
        }
    }

    private String id(String value) {
        if (!Words.isName(value)) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not a lower-case word of letters, digits and hyphens");
        }
        return value;
    }

    private List<Requirement> requires(String value) {
        List<Requirement> requires = new ArrayList<>();
        if (value.isEmpty()) {
            return requires;
        }
        for (String each : COMMA_BETWEEN_INTERVALS.split(value)) {
            Requirement requirement = parse("requires", each.strip(), this::requirement);
            if (requirement != null) {
                checkOnce(requirement, requires);
                requires.add(requirement);
            }
        }
        return requires;
    }

    /** Two ranges for one plugin could be met by two versions of it, and neither would be the right parent. */
    private void checkOnce(Requirement requirement, List<Requirement> others) {
        if (others.stream().anyMatch(other -> other.id().equals(requirement.id()))) {
            problem("requires: '" + requirement.id() + "' is given twice", "keep the range that both allow");
        }
    }

    private Requirement requirement(String text) {
        Matcher parts = REQUIREMENT.matcher(text);
        if (!parts.matches()) {
            boolean bound = text.startsWith("<") || text.startsWith(">");
            throw new IllegalArgumentException("'" + text + "' is not a plugin and a version range"
                    + (bound ? ": between two bounds is no comma" : ""));
        }
        String versions = parts.group(2);
        return new Requirement(
                id(parts.group(1)), versions.isEmpty() ? VersionRange.ANY : VersionRange.parse(versions));
    }

    private Set<String> optional(String value) {
        Set<String> modules = new TreeSet<>();
        for (String each : value.isEmpty() ? new String[0] : value.split(",")) {
            String module = each.strip();
            if (!JAVA_MODULE.matcher(module).matches()) {
                problem("optional: '" + module + "' is not a module of Java", "write it like optional=java.desktop");
            }
            modules.add(module);
        }
        return modules;
    }

    private String classpath(String value) {
        if (!value.isEmpty() && !directory) {
            problem("a single jar has no folder of libraries", "make the plugin a directory, or remove 'classpath'");
        }
        if (!value.isEmpty() && !FOLDER.matcher(value).matches()) {
            problem(
                    "classpath: '" + value + "' is not the name of a folder in the plugin",
                    "write it like classpath=lib");
        }
        return value;
    }

    private boolean flag(String key, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            problem(key + ": '" + value + "' is neither true nor false", "write " + key + "=true or " + key + "=false");
        }
        return value.equals("true");
    }

    private Map<String, String> checksums(Map<String, String> entries) {
        Map<String, String> checksums = new TreeMap<>();
        entries.forEach((key, value) -> {
            if (directory && key.startsWith(CHECKSUM)) {
                if (!SHA256.matcher(value).matches()) {
                    problem(key + " is not a SHA-256", "write its 64 hexadecimal digits");
                }
                checksums.put(key.substring(CHECKSUM.length()), value.toLowerCase(Locale.ROOT));
            }
        });
        return checksums;
    }

    private static String example(String key) {
        return switch (key) {
            case "id" -> "my-neurons";
            case "version" -> "1.0.0";
            case "description" -> "what the plugin offers, in one line";
            case "requires" -> "my-neurons[1.0,2.0)";
            default -> PluginApi.current().range();
        };
    }

    private void problem(String message, String remedy) {
        problems.add(Problem.plugin("", where, message, remedy));
    }
}
