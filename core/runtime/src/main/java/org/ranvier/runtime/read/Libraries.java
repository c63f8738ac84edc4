package org.ranvier.runtime.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;

/**
 * Finds what would go silently wrong with the libraries of a plugin that are no modules, which lie on a class path of
 * its own below its modules.
 */
public final class Libraries {

    private Libraries() {}

    /** Looks into all of them; reads the lists of their entries. */
    public static List<Problem> check(InstalledPlugin plugin) {
        List<Problem> problems = new ArrayList<>();
        String folder = plugin.descriptor().classpath();
        for (Path path : folder.isEmpty() ? List.<Path>of() : plugin.files().in(folder)) {
            try (JarFile jar = new JarFile(path.toFile())) {
                problems.addAll(HostClasses.check(plugin.toString(), path, jar));
                checkPackages(plugin, path, jar, problems);
            } catch (IOException e) {
                Reason reason = Reason.ofReading(e);
                problems.add(Problem.plugin(
                        plugin.toString(),
                        path.toString(),
                        "it cannot be read (" + reason.says() + ")",
                        reason.remedy()));
            }
        }
        return problems;
    }

    /**
     * A module looks for the classes of its own packages nowhere else, so that those of the library would be missed.
     */
    private static void checkPackages(InstalledPlugin plugin, Path path, JarFile jar, List<Problem> problems) {
        Set<String> packages = jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.endsWith(".class") && name.contains("/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        plugin.modules()
                .forEach(module -> module.packages().stream()
                        .filter(packages::contains)
                        .sorted()
                        .forEach(name -> problems.add(Problem.plugin(
                                plugin.toString(),
                                path.toString(),
                                "package " + name + " is also in module " + module.name()
                                        + ", so that its classes here would not be found",
                                "rename the package in one of them, or leave one out"))));
    }
}
