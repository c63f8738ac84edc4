package org.ranvier.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * The selection of the libraries of a plugin that are modules. The others, and all of them where the plugin's module
 * requires none, form its class path.
 */
final class LibraryModules {

    private LibraryModules() {}

    /** Returns those of the given jars that a plugin uses as modules. */
    static Set<Path> of(Path classes, List<Path> libraries) throws IOException {
        Path info = classes.resolve("module-info.class");
        if (!Files.exists(info)) {
            return Set.copyOf(libraries);
        }
        Map<String, Path> named = new LinkedHashMap<>();
        for (Path jar : libraries) {
            name(jar).ifPresent(module -> named.put(module, jar));
        }
        try (InputStream in = Files.newInputStream(info)) {
            Set<String> required = ModuleDescriptor.read(in).requires().stream()
                    .map(Requires::name)
                    .collect(Collectors.toSet());
            return required.stream().anyMatch(named::containsKey) ? Set.copyOf(named.values()) : Set.of();
        }
    }

    /** The name that a jar gives its module; empty where it gives none, or has a descriptor that Java does not read. */
    private static Optional<String> name(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
            boolean named = jar.getEntry("module-info.class") != null
                    || jar.getManifest() != null
                            && jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name") != null;
            if (!named) {
                return Optional.empty();
            }
        }
        try {
            return ModuleFinder.of(path).findAll().stream()
                    .map(ModuleReference::descriptor)
                    .map(ModuleDescriptor::name)
                    .findFirst();
        } catch (FindException e) {
            return Optional.empty();
        }
    }
}
