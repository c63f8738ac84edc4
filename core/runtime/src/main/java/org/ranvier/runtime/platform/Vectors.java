package org.ranvier.runtime.platform;

import java.util.Optional;

/**
 * Java's module of vectors. It incubates: a Java that starts with it says so on stderr, before any line of the
 * program's. So the program starts without, and loads it when it is first asked for.
 *
 * <p>Java loads modules of its own late in the same way, the one of agents say. That it does so is not part of its API:
 * the launcher exports the package to this module, and where this fails the vectors are said to be missing.
 */
public final class Vectors {

    /** The module's name. */
    public static final String MODULE = "jdk.incubator.vector";

    private Vectors() {}

    /** The module, unless this JVM can have none. */
    public static Optional<Module> module() {
        Optional<Module> started = ModuleLayer.boot().findModule(MODULE);
        return started.isPresent() ? started : load();
    }

    /**
     * Returns the layer below all plugins, with the vector module, so that plugins can require it.
     *
     * @param host the layer of the API
     * @return a layer with all modules of the host's, and the vectors if this JVM can have them
     */
    public static ModuleLayer over(ModuleLayer host) {
        return module().map(Module::getLayer)
                .filter(layer -> layer.parents().contains(host))
                .orElse(host);
    }

    private static Optional<Module> load() {
        try {
            return Optional.of((Module) Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, MODULE));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
