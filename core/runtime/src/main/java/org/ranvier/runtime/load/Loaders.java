package org.ranvier.runtime.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.Reason;

/**
 * The class loaders of started plugins, by what Java calls them in messages: {@code @1f2e3d}. Explains what is strange
 * without knowing whose they are, that a class is not itself.
 */
public final class Loaders {

    private static final Pattern CAST =
            Pattern.compile("class (\\S+) cannot be cast to class (\\S+) \\((.*?); (.*)\\)", Pattern.DOTALL);
    private static final Pattern CONSTRAINT =
            Pattern.compile("loader constraint violation.* (?:class|type|interface) (\\S+).*", Pattern.DOTALL);
    private static final Pattern LOADER = Pattern.compile("loader (?:'([^']*)'|\\S+)(?: @([0-9a-f]+))?");

    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** A plugin was loaded; its modules share a loader. */
    void add(InstalledPlugin plugin, ClassLoader loader) {
        owners.put(name(loader), plugin.toString());
    }

    /** A plugin was unloaded. */
    void remove(ClassLoader loader) {
        owners.remove(name(loader));
    }

    private static String name(ClassLoader loader) {
        return Integer.toHexString(System.identityHashCode(loader));
    }

    /** Explains an exception: as ever, unless it is about classes of two loaders. */
    Reason reason(Throwable thrown) {
        return switch (thrown) {
            case ClassCastException e -> cast(e).orElseGet(() -> Reason.of(e));
            case LinkageError e -> constraint(e).orElseGet(() -> Reason.of(e));
            default -> Reason.of(thrown);
        };
    }

    private Optional<Reason> cast(ClassCastException e) {
        Matcher cast = CAST.matcher(String.valueOf(e.getMessage()));
        if (!cast.matches() || !cast.group(1).equals(cast.group(2))) {
            return Optional.empty();
        }
        return Optional.of(copies(
                cast.group(1),
                "the class " + cast.group(1) + " of " + owner(cast.group(3)) + " is not that of "
                        + owner(cast.group(4))));
    }

    private Optional<Reason> constraint(LinkageError e) {
        String message = String.valueOf(e.getMessage());
        Matcher constraint = CONSTRAINT.matcher(message);
        if (!constraint.matches()) {
            return Optional.empty();
        }
        List<String> of = new ArrayList<>();
        Matcher loaders = LOADER.matcher(message);
        while (loaders.find()) {
            of.add(owner(loaders.group()));
        }
        String type = constraint.group(1).replaceAll("[^\\w.$]", "");
        return Optional.of(copies(
                type,
                "the class " + type + " is another one for each of "
                        + String.join(" and ", of.stream().distinct().toList())));
    }

    private static Reason copies(String type, String says) {
        return new Reason(
                says + ": each has a copy of its own",
                "let one plugin require the other and leave the class out; ranvier doctor " + type
                        + " shows who has it");
    }

    /** Who has a loader, by a text that names one. */
    private String owner(String text) {
        Matcher loader = LOADER.matcher(text);
        if (!loader.find()) {
            return "Java";
        }
        String hash = loader.group(2);
        return hash != null && owners.containsKey(hash)
                ? owners.get(hash)
                : "app".equals(loader.group(1)) ? "Ranvier" : "Java";
    }
}
