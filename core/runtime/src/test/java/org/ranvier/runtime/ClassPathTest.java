package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;

/** Libraries of a plugin that are no modules. */
class ClassPathTest extends PluginTest {

    @Test
    void aPluginUsesItsLibrariesThatAreNoModules() throws IOException {
        install("first", "1");

        PluginRuntime runtime = open();

        assertThat(runtime.problems()).isEmpty();
        assertThat(runtime.find(Component.class, "first", "").description()).isEqualTo("word 1");
    }

    @Test
    void twoPluginsHaveTheirOwnVersionsOfALibrary() throws IOException {
        install("first", "1");
        install("second", "2");

        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class))
                .extracting(one -> one.component().description())
                .containsExactly("word 1", "word 2");
    }

    @Test
    void theLibrariesGoWithTheirPlugin() throws IOException, InterruptedException {
        install("first", "1");
        PluginRuntime runtime = open();
        runtime.find(Component.class, "first", "").description();
        WeakReference<ClassLoader> libraries = new WeakReference<>(runtime.provided(Component.class, "first", "")
                .type()
                .getClassLoader()
                .getParent());
        assertThat(libraries.get().getName()).isEqualTo("first@1.0.0/lib");

        runtime.stop(runtime.plugin("first", ""));

        for (int n = 0; n < 50 && libraries.get() != null; n++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(libraries.get()).isNull();
    }

    @Test
    void aDamagedLibraryKeepsThePluginOut() throws IOException {
        Path library = install("first", "1").resolve("lib/plain.jar");
        Files.write(library, java.util.Arrays.copyOf(Files.readAllBytes(library), (int) Files.size(library) + 1));

        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class)).isEmpty();
        assertThat(told(runtime.problems())).singleElement().asString().contains("its SHA-256 is not the one");
    }

    @Test
    void aFolderWithoutJarsIsNamed() throws IOException {
        Path directory = install("first", "1");
        Path descriptor = directory.resolve("ranvier-plugin.properties");
        Files.writeString(descriptor, Files.readString(descriptor).replace("classpath=lib", "classpath=libs"));

        assertThat(told(open().problems()))
                .containsExactly("plugin first@1.0.0: its folder 'libs', named as classpath in"
                        + " the descriptor, has no jar; install the plugin again, or put the jars there.");
    }

    @Test
    void aSingleJarHasNone() {
        plugin("single").descriptor("classpath", "lib").write(plugins, "single");

        assertThat(told(open().problems()))
                .containsExactly("a single jar has no folder of libraries;"
                        + " make the plugin a directory, or remove 'classpath'.");
    }

    /** Writes a plugin that says what a class of its library says. */
    private Path install(String id, String word) throws IOException {
        Path directory = plugins.resolve(id + "-1.0.0");
        Path library = PluginJar.in(work.resolve(id + "-library"))
                .source(
                        "plain.Word",
                        "package plain; public class Word { public static String word() {" + " return \"word " + word
                                + "\"; } }")
                .write(directory.resolve("lib"), "plain");
        String module = PluginJar.module(id);
        PluginJar plugin = plugin(id)
                .reading(library)
                .source(
                        module + ".The",
                        "package " + module + "; public class The implements org.ranvier.api.Component {"
                                + " public String name() { return \"" + id + "\"; }"
                                + " public String description() { return plain.Word.word(); } }");
        Path jar = plugin.write(directory, id);
        Files.writeString(
                directory.resolve("ranvier-plugin.properties"),
                plugin.properties()
                        + "classpath=lib\nsha256." + id + ".jar=" + PluginJar.sha256(jar)
                        + "\nsha256.lib/plain.jar=" + PluginJar.sha256(library) + "\n");
        return directory;
    }
}
