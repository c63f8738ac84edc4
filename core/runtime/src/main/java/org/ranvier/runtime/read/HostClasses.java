package org.ranvier.runtime.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;

/**
 * Finds copies of what always comes from Ranvier: a plugin that brings one would implement its own copy of a contract,
 * and so offer nothing to anyone.
 */
final class HostClasses {

    private static final List<Kind> KINDS = List.of(
            new Kind("api", "Ranvier API", "org.ranvier:ranvier-api"),
            new Kind("support", "support library for backends", "org.ranvier:ranvier-backend-support"));

    private record Kind(Pattern classes, String what, String artifact) {
        Kind(String folder, String what, String artifact) {
            this(Pattern.compile("(META-INF/versions/\\d+/)?org/ranvier/" + folder + "/.*\\.class"), what, artifact);
        }

        boolean isIn(JarFile jar) {
            return jar.stream()
                    .anyMatch(entry -> classes.matcher(entry.getName()).matches());
        }
    }

    private HostClasses() {}

    /**
     * Looks for copies in a jar.
     *
     * @param plugin the plugin as problems name it
     * @param path the jar
     */
    static List<Problem> check(String plugin, Path path, JarFile jar) {
        List<Problem> problems = new ArrayList<>();
        for (Kind kind : KINDS) {
            if (kind.isIn(jar)) {
                problems.add(Problem.plugin(
                        plugin,
                        path.toString(),
                        "the jar contains classes of the " + kind.what + ", which always come from Ranvier itself",
                        "build the plugin with " + kind.artifact + " in scope 'provided', so that it is not bundled"));
            }
        }
        return problems;
    }
}
