package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ranvier.testkit.spi.PluginUnloading;

/**
 * Contract of a whole plugin that can be unloaded, as every plugin can whose descriptor does not say otherwise: when it
 * has been stopped, nothing of it is left. It is loaded, used and unloaded many times in a program of its own, which
 * takes seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class UnloadingContract {

    private static final long MEBIBYTE = 1 << 20;

    private PluginUnloading.Remains remains;

    /** For test classes to extend. */
    protected UnloadingContract() {}

    /**
     * {@return the plugin: its jar, its folder, or the folder of its classes with its descriptor in {@code META-INF},
     * as Maven has it in {@code target/classes}}
     */
    protected Path plugin() {
        return Path.of("target", "classes");
    }

    /** {@return the jars and folders of the plugins that it requires; none by default} */
    protected List<Path> requiredPlugins() {
        return List.of();
    }

    /** {@return how many times it is loaded and unloaded, at least 10} */
    protected int cycles() {
        return 1000;
    }

    @BeforeAll
    final void loadAndUnload() {
        remains = PluginUnloading.find().run(plugin(), requiredPlugins(), cycles());
    }

    @Test
    final void itCanBeLoadedAndUsed() {
        assertTrue(remains.problems().isEmpty(), () -> String.join("\n", remains.problems()));
    }

    @Test
    final void itsClassesGoWithIt() {
        assertEquals(
                0,
                remains.loaders(),
                "class loaders are left after " + cycles() + " cycles: something holds an object or a class of the"
                        + " plugin, such as a thread, a thread-local value, a shutdown hook, or a static list of the"
                        + " host's");
    }

    @Test
    final void itsThreadsEnd() {
        assertTrue(
                remains.threads().isEmpty(),
                () -> "threads of the plugin go on: " + String.join(", ", remains.threads()));
    }

    @Test
    final void theMemoryForClassesDoesNotGrow() {
        assertTrue(
                remains.metaspace() < MEBIBYTE,
                () -> "the memory for classes has grown by " + remains.metaspace() / 1024 + " KiB in " + cycles()
                        + " cycles");
    }

    @Test
    final void noFileStaysOpen() {
        // A few are those that Java opens itself on the way.
        assertTrue(
                remains.files() < Math.max(5, cycles() / 20),
                () -> remains.files() + " more files are open than at the start");
    }
}
