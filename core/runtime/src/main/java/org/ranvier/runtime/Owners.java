package org.ranvier.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.ranvier.runtime.plugin.ClassOwner;
import org.ranvier.runtime.read.InstalledPlugin;

/**
 * Finds out who has a class, without loading it: Java, Ranvier, modules of plugins and their class paths.
 *
 * @param wanted which entries: {@code com/example/Foo.class}
 */
record Owners(Predicate<String> wanted) {

    /**
     * Looks for a class.
     *
     * @param name its full name, or only the last part of it
     */
    static Owners of(String name) {
        String path = name.replace('.', '/') + ".class";
        return new Owners(
                name.indexOf('.') >= 0 ? path::equals : entry -> entry.equals(path) || entry.endsWith("/" + path));
    }

    List<ClassOwner> in(ModuleLayer host) {
        List<ClassOwner> owners = new ArrayList<>();
        host.parents().forEach(parent -> owners.addAll(in(parent)));
        host.configuration().modules().stream()
                .sorted(Comparator.comparing(ResolvedModule::name))
                .forEach(module -> {
                    ClassLoader loader = host.findLoader(module.name());
                    in(module.reference())
                            .forEach(type -> owners.add(new ClassOwner(
                                    type,
                                    Optional.empty(),
                                    module.name(),
                                    module.reference()
                                            .location()
                                            .map(Object::toString)
                                            .orElse(""),
                                    loader == null ? "bootstrap" : String.valueOf(loader.getName()))));
                });
        return owners;
    }

    List<ClassOwner> in(InstalledPlugin plugin) {
        List<ClassOwner> owners = new ArrayList<>();
        plugin.finder().findAll().stream()
                .sorted((a, b) -> a.descriptor().compareTo(b.descriptor()))
                .forEach(module -> in(module)
                        .forEach(type -> owners.add(new ClassOwner(
                                type,
                                Optional.of(plugin),
                                module.descriptor().name(),
                                module.location()
                                        .map(uri -> Path.of(uri).toString())
                                        .orElse(""),
                                plugin.toString()))));
        String folder = plugin.descriptor().classpath();
        if (!folder.isEmpty()) {
            plugin.files()
                    .in(folder)
                    .forEach(jar -> in(jar).forEach(type -> owners.add(
                            new ClassOwner(type, Optional.of(plugin), "", jar.toString(), plugin + "/" + folder))));
        }
        return owners;
    }

    private List<String> in(ModuleReference module) {
        try (ModuleReader reader = module.open()) {
            return names(reader.list());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> in(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return names(file.stream().map(entry -> entry.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(Stream<String> entries) {
        return entries.filter(wanted)
                .map(entry ->
                        entry.substring(0, entry.length() - ".class".length()).replace('/', '.'))
                .toList();
    }
}
