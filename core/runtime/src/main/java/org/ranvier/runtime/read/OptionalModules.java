package org.ranvier.runtime.read;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Modules as if they said {@code requires static} of some others.
 *
 * <p>A library may ask for a large module of Java for the sake of one class that the plugin never uses, and Ranvier's
 * own Java may leave that module out. The library's jar stays as it is; only what the module system is told of it
 * changes. Where Java has the module, the library reads it as ever.
 */
final class OptionalModules {

    private OptionalModules() {}

    /** The modules of a finder, none of which insists on those given. */
    static ModuleFinder in(ModuleFinder finder, Set<String> optional) {
        if (optional.isEmpty()) {
            return finder;
        }
        Map<String, ModuleReference> modules = finder.findAll().stream()
                .map(module -> insists(module.descriptor(), optional) ? new Relaxed(module, optional) : module)
                .collect(Collectors.toMap(module -> module.descriptor().name(), Function.identity()));
        return new ModuleFinder() {
            @Override
            public Optional<ModuleReference> find(String name) {
                return Optional.ofNullable(modules.get(name));
            }

            @Override
            public Set<ModuleReference> findAll() {
                return Set.copyOf(modules.values());
            }
        };
    }

    private static boolean insists(ModuleDescriptor module, Set<String> optional) {
        return module.requires().stream().anyMatch(required -> optional.contains(required.name()));
    }

    private static ModuleDescriptor relax(ModuleDescriptor module, Set<String> optional) {
        ModuleDescriptor.Builder relaxed = ModuleDescriptor.newModule(module.name(), module.modifiers());
        for (Requires required : module.requires()) {
            Set<Requires.Modifier> modifiers = EnumSet.noneOf(Requires.Modifier.class);
            modifiers.addAll(required.modifiers());
            if (optional.contains(required.name())) {
                modifiers.add(Requires.Modifier.STATIC);
            }
            required.compiledVersion()
                    .ifPresentOrElse(
                            version -> relaxed.requires(modifiers, required.name(), version),
                            () -> relaxed.requires(modifiers, required.name()));
        }
        module.exports().forEach(relaxed::exports);
        module.opens().forEach(relaxed::opens);
        module.uses().forEach(relaxed::uses);
        module.provides().forEach(relaxed::provides);
        module.version().ifPresent(relaxed::version);
        module.mainClass().ifPresent(relaxed::mainClass);
        return relaxed.packages(module.packages()).build();
    }

    /** A module whose contents are those of another. */
    private static final class Relaxed extends ModuleReference {

        private final ModuleReference original;

        Relaxed(ModuleReference original, Set<String> optional) {
            super(relax(original.descriptor(), optional), original.location().orElse(null));
            this.original = original;
        }

        @Override
        public java.lang.module.ModuleReader open() throws IOException {
            return original.open();
        }
    }
}
