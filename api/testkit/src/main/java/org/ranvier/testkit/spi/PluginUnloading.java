package org.ranvier.testkit.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Loads and unloads plugins over and over, in a program of its own: what tests of unloading need of the platform. */
public interface PluginUnloading {

    /** {@return the one on the path} */
    static PluginUnloading find() {
        return ServiceLoader.load(PluginUnloading.class, PluginUnloading.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no plugin can be loaded here; add org.ranvier:ranvier-laboratory for tests"));
    }

    /**
     * Loads a plugin, makes and uses its components, unloads it, so many times, and looks at what is left.
     *
     * @param plugin its jar, its folder, or a folder of classes that has {@code META-INF/ranvier-plugin.properties}
     * @param others the jars and folders of plugins that it requires
     * @param cycles how many times, at least 1
     * @return what is left
     */
    Remains run(Path plugin, List<Path> others, int cycles);

    /**
     * What is left when a plugin has been unloaded.
     *
     * @param problems why it could not be loaded, or used
     * @param loaders how many of its class loaders were not collected
     * @param threads the names of threads that it started and did not end
     * @param metaspace by how many bytes the memory for classes has grown after the first tenth of the cycles
     * @param files how many more files are open than after the first tenth of the cycles; 0 where nobody knows
     */
    record Remains(List<String> problems, int loaders, List<String> threads, long metaspace, long files) {

        /** Copies what it is given. */
        public Remains {
            problems = List.copyOf(problems);
            threads = List.copyOf(threads);
        }
    }
}
