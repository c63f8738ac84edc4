package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.api.model.Neuron;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;

/** Of a hundred plugins only those are loaded that are needed. */
class ManyPluginsTest extends PluginTest {

    @BeforeEach
    void install() throws IOException {
        Path one = plugin("many").write(work, "many");
        for (int n = 0; n < 100; n++) {
            copy(one, "many-" + n);
        }
        plugin("neuron")
                .source(
                        "module-info",
                        "module test.neuron { requires org.ranvier.api; provides org.ranvier.api.model.Neuron with"
                                + " test.neuron.The; }")
                .source(
                        "test.neuron.The",
                        "package test.neuron; import org.ranvier.api.*; import org.ranvier.api.model.*;"
                                + " public class The implements Neuron { public String name() { return \"alone\"; }"
                                + " public String description() { return \"\"; }"
                                + " public Dynamics dynamics(Settings s) { return null; } }")
                .write(plugins, "neuron");
    }

    @Test
    void openingThemLoadsNone() {
        PluginRuntime runtime = open();

        assertThat(runtime.plugins()).hasSize(101);
        assertThat(runtime.problems()).isEmpty();
        assertThat(loaded(runtime)).isZero();
    }

    @Test
    void aComponentLoadsThePluginsOfItsKindOnly() {
        PluginRuntime runtime = open();

        assertThat(runtime.find(Neuron.class, "alone", "").name()).isEqualTo("alone");
        assertThat(loaded(runtime)).isEqualTo(1);
    }

    @Test
    void aComponentOfANamedPluginLoadsThatOneOnly() {
        PluginRuntime runtime = open();

        assertThat(runtime.find(Component.class, "many-7/many", "").description())
                .isEqualTo("1.0.0");
        assertThat(loaded(runtime)).isEqualTo(1);
        assertThat(runtime.find(Component.class, "many-8/many@1", "").description())
                .isEqualTo("1.0.0");
        assertThat(loaded(runtime)).isEqualTo(2);
    }

    @Test
    void listingThemLoadsEachOnce() {
        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class)).hasSize(100);
        assertThat(loaded(runtime)).isEqualTo(100);
    }

    private static long loaded(PluginRuntime runtime) {
        return runtime.plugins().stream()
                .map(Plugin::state)
                .filter(state -> state == PluginState.ACTIVE)
                .count();
    }

    /** Writes a plugin once more under another id; modules of one name do not meet. */
    private void copy(Path jar, String id) throws IOException {
        try (JarFile from = new JarFile(jar.toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(plugins.resolve(id + ".jar")))) {
            for (JarEntry entry : from.stream().toList()) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new JarEntry(entry.getName()));
                to.write(
                        entry.getName().endsWith(".properties")
                                ? new String(content)
                                        .replace("id=many", "id=" + id)
                                        .getBytes()
                                : content);
            }
        }
    }
}
