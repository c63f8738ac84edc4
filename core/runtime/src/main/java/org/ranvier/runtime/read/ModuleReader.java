package org.ranvier.runtime.read;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.ranvier.api.Problem;
import org.ranvier.text.Printable;

/** Reads the module descriptors of a plugin's jars and finds what would go wrong, or silently wrong, in a layer. */
final class ModuleReader {

    private static final String SERVICES = "META-INF/services/org.ranvier.api.";

    private final String plugin;
    private final PluginFiles files;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<String>> unheeded = new TreeMap<>();
    private final Map<String, Path> jarOfModule = new HashMap<>();
    private final Map<String, Path> jarOfPackage = new HashMap<>();

    /**
     * @param plugin the plugin as problems name it
     * @param files its files
     */
    ModuleReader(String plugin, PluginFiles files) {
        this.plugin = plugin;
        this.files = files;
    }

    /** The modules in those jars that are fit; it has read their descriptors and does not read them again. */
    ModuleFinder read() throws IOException {
        List<ModuleFinder> modules = new ArrayList<>();
        for (Path path : files.modules()) {
            try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
                if (isModular(path, jar) && !bundlesHost(path, jar)) {
                    readModule(path, services(jar), modules);
                }
            }
        }
        if (files.modules().isEmpty()) {
            problem(files.location(), "it has no jar", "put its jars beside the descriptor");
        }
        return ModuleFinder.compose(modules.toArray(ModuleFinder[]::new));
    }

    List<Problem> problems() {
        return problems;
    }

    private boolean isModular(Path path, JarFile jar) throws IOException {
        boolean named = jar.getManifest() != null
                && jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name") != null;
        boolean library = !path.equals(files.location());
        if (jar.getEntry("module-info.class") != null || library && named) {
            return true;
        }
        problem(
                path,
                "the jar has no module descriptor",
                library
                        ? "move it to a sub-directory lib and add classpath=lib to the descriptor"
                        : "compile it with a module-info.java that requires org.ranvier.api and provides the components");
        return false;
    }

    private boolean bundlesHost(Path path, JarFile jar) {
        List<Problem> found = HostClasses.check(plugin, path, jar);
        problems.addAll(found);
        return !found.isEmpty();
    }

    /** The components that META-INF/services names, by contract. */
    private static Map<String, List<String>> services(JarFile jar) throws IOException {
        Map<String, List<String>> services = new HashMap<>();
        for (JarEntry entry :
                jar.stream().filter(e -> e.getName().startsWith(SERVICES)).toList()) {
            try (InputStream text = jar.getInputStream(entry)) {
                List<String> names = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> Printable.of(line.replaceFirst("#.*", "")).strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
                services.put(entry.getName().substring(SERVICES.indexOf("org")), names);
            }
        }
        return services;
    }

    /** The components that a module's META-INF/services names although nobody looks there, by contract. */
    Map<String, List<String>> unheeded() {
        return unheeded;
    }

    private void readModule(Path jar, Map<String, List<String>> services, List<ModuleFinder> modules) {
        try {
            ModuleFinder finder = ModuleFinder.of(jar);
            finder.findAll().forEach(found -> {
                checkUnique(jar, found.descriptor());
                if (!found.descriptor().isAutomatic()) {
                    unheeded.putAll(Offers.withoutProvided(services, found.descriptor()));
                }
            });
            modules.add(finder);
        } catch (FindException e) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            Reason.ofVersion(reason)
                    .ifPresentOrElse(
                            version -> problem(jar, version.says(), version.remedy()),
                            () -> problem(
                                    jar,
                                    "its module descriptor cannot be used (" + reason + ")",
                                    "build the jar again"));
        }
    }

    private void checkUnique(Path jar, ModuleDescriptor module) {
        Path same = jarOfModule.putIfAbsent(module.name(), jar);
        if (same != null) {
            problem(jar, "module " + module.name() + " is also in " + files.name(same), "remove one of the two jars");
            return;
        }
        for (String name : module.packages()) {
            Path split = jarOfPackage.putIfAbsent(name, jar);
            if (split != null) {
                problem(
                        jar,
                        "package " + name + " is also in " + files.name(split),
                        "remove one of the two jars, or rename the package");
            }
        }
    }

    private void problem(Path where, String message, String remedy) {
        problems.add(Problem.plugin(plugin, where.toString(), message, remedy));
    }
}
