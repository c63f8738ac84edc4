package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.runtime.plugin.Plugin;

/**
 * A plugin that is loaded and unloaded over and over leaves nothing behind. The memory for classes is looked at by the
 * laboratory, in a program in which nothing else happens.
 */
class UnloadingTest extends PluginTest {

    private static final int CYCLES = 1000;

    private final PluginRuntime runtime = PluginRuntime.open(List.of());
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @Test
    void aThousandCyclesLeaveNoLoader() throws InterruptedException {
        Path jar = plugin("brief").write(work, "brief");
        for (int n = 0; n < CYCLES; n++) {
            cycle(jar);
        }

        assertThat(loaders).hasSize(CYCLES);
        assertThat(collect()).as("loaders left").isZero();
        assertThat(runtime.plugins()).isEmpty();
    }

    /** As an author does who builds again and again beside a running program. */
    @Test
    void aHundredUpdatesLeaveOneLoader() throws InterruptedException {
        Path one = plugin("live").write(work, "one");
        Path two = plugin("live", "2.0.0", "live").write(work, "two");
        Plugin plugin = runtime.install(one);
        use();

        for (int n = 0; n < 50; n++) {
            plugin = runtime.update(plugin, two);
            use();
            plugin = runtime.update(plugin, one);
            use();
        }

        assertThat(loaders).hasSize(101);
        for (int n = 0; n < 100 && collect() > 1; n++) {
            Thread.sleep(10);
        }
        assertThat(collect()).as("loaders left").isOne();
    }

    private void cycle(Path jar) {
        Plugin plugin = runtime.install(jar);
        use();
        runtime.uninstall(plugin);
    }

    private void use() {
        runtime.all(Component.class).forEach(one -> {
            assertThat(one.component().description()).isNotEmpty();
            loaders.add(new WeakReference<>(one.type().getClassLoader()));
        });
    }

    /** Collects garbage until no loader is left, or no hope; returns how many are. */
    private long collect() throws InterruptedException {
        long left = loaders.size();
        for (int n = 0; n < 100 && left > 1; n++) {
            System.gc();
            Thread.sleep(10);
            left = loaders.stream().filter(loader -> loader.get() != null).count();
        }
        System.gc();
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }
}
