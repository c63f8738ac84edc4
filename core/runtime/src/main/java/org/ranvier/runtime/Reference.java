package org.ranvier.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/**
 * Reference to a component in a file: {@code lif}, {@code lif@1.2}, {@code neurons-lif/lif} or
 * {@code neurons-lif/lif@1.2}.
 *
 * @param plugin the id of the plugin, or empty for any
 * @param name the name of the component
 * @param version the first numbers of the version, or empty for the newest
 */
record Reference(String plugin, String name, String version) {

    private static final Pattern FORM = Pattern.compile("(?:([^/@]+)/)?([^/@]+)(?:@([^/@]+))?");

    static Reference parse(String text, String kind, String where) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new RanvierException(Problem.plugin(
                    "",
                    where,
                    "the " + kind + " '" + text + "' is malformed",
                    "write it like name, name@1.2 or plugin-id/name"));
        }
        return new Reference(orEmpty(form.group(1)), form.group(2), orEmpty(form.group(3)));
    }

    /** Whether it selects a plugin, whose id is then the name. */
    boolean selects(Plugin candidate) {
        return plugin.isEmpty()
                && name.equals(candidate.id())
                && (version.isEmpty() || candidate.version().startsWith(version));
    }

    /** Whether it selects a component. */
    boolean selects(Provided<?> provided) {
        return name.equals(provided.name()) && mayBeIn(provided.plugin());
    }

    /** Whether the component that it selects may be one of a plugin. */
    boolean mayBeIn(Plugin candidate) {
        return (plugin.isEmpty() || plugin.equals(candidate.id()))
                && (version.isEmpty() || candidate.version().startsWith(version));
    }

    @Override
    public String toString() {
        return (plugin.isEmpty() ? "" : plugin + "/") + name + (version.isEmpty() ? "" : "@" + version);
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
