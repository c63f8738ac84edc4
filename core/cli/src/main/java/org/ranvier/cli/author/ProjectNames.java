package org.ranvier.cli.author;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * What a project, its component and its classes are called.
 *
 * @param name of the plugin and of its component, such as {@code my-neuron}
 * @param packageName of its classes, and of its module
 * @param group of its artifact
 * @param version of the plugin
 */
record ProjectNames(String name, String packageName, String group, String version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern VERSION =
            Pattern.compile("(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?");
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /**
     * Checks what was given, and derives the rest.
     *
     * @throws RanvierException with all that is wrong
     */
    static ProjectNames of(
            String name, Optional<String> packageName, Optional<String> group, Optional<String> version) {
        require(
                NAME.matcher(name).matches(),
                name,
                "a plugin's name is lower-case letters, digits and hyphens between them",
                suggestion(name));
        String own = packageName.orElseGet(
                () -> group.orElse("com.example") + "." + name.replace("-", "").toLowerCase(Locale.ROOT));
        require(
                SourceVersion.isName(own) && own.contains("."),
                own,
                "this is no name of a package within another",
                "give one, such as --package org.mylab." + "neurons");
        String ownGroup = group.orElseGet(() -> own.substring(0, own.lastIndexOf('.')));
        require(
                GROUP.matcher(ownGroup).matches(),
                ownGroup,
                "this is no group of Maven's",
                "give one, such as org.mylab");
        String ownVersion = version.orElse("0.1.0");
        require(
                VERSION.matcher(ownVersion).matches(),
                ownVersion,
                "a plugin's version is semantic, three numbers",
                "give one, such as 0.1.0");
        return new ProjectNames(name, own, ownGroup, ownVersion);
    }

    private static String suggestion(String name) {
        String better = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-$", "");
        return better.isEmpty() ? "write it like my-neuron" : "write it like " + better;
    }

    private static void require(boolean right, String where, String message, String remedy) {
        if (!right) {
            throw new RanvierException(Problem.usage(where, message, remedy));
        }
    }

    /**
     * The name of the class of its component.
     *
     * @param ending what it is, such as {@code Neuron}
     */
    String className(String ending) {
        String camel = Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        // Not the contract's own name, which the class uses.
        return camel.endsWith(ending) && !camel.equals(ending) ? camel : camel + ending;
    }
}
