package org.ranvier.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Component;
import org.ranvier.testkit.spi.PluginUnloading;
import org.ranvier.testkit.spi.PluginUnloading.Remains;

/** Plugins that go, and plugins that leave something behind, each told by what it leaves. */
class ForkedUnloadingTest {

    @TempDir
    Path directory;

    @Test
    void nothingIsLeftOfAPluginThatGoes() throws IOException {
        Remains remains = remains("", 1000);

        assertThat(remains.problems()).isEmpty();
        assertThat(remains.loaders()).isZero();
        assertThat(remains.threads()).isEmpty();
        assertThat(remains.metaspace()).isLessThan(1 << 20);
        assertThat(remains.files()).isLessThan(20);
    }

    @Test
    void aThreadThatDoesNotEndIsNamed() throws IOException {
        Remains remains = remains("""
                Thread.ofPlatform().name("eternal").daemon().start(() -> {
                    try { Thread.sleep(1_000_000); } catch (InterruptedException e) { }
                });
                """, 10);

        assertThat(remains.loaders()).isEqualTo(10);
        assertThat(remains.threads()).containsExactly("eternal");
    }

    @Test
    void aShutdownHookHoldsTheClasses() throws IOException {
        Remains remains = remains("Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));", 10);

        assertThat(remains.loaders()).isEqualTo(10);
        assertThat(remains.metaspace()).isPositive();
    }

    @Test
    void aPluginThatCannotBeLoadedIsToldWithItsReason() throws IOException {
        Remains remains = remains("throw new IllegalStateException(\"no licence\");", 10);

        assertThat(remains.problems())
                .singleElement()
                .asString()
                .contains("plugin brief@1.0.0", "java.lang.IllegalStateException: no licence");
    }

    private Remains remains(String constructor, int cycles) throws IOException {
        return PluginUnloading.find().run(plugin(constructor), List.of(), cycles);
    }

    /** The classes of a plugin and its descriptor, as Maven has them. */
    private Path plugin(String constructor) throws IOException {
        Path source = directory.resolve("Brief.java");
        Path module = directory.resolve("module-info.java");
        Files.writeString(
                module,
                "module test.brief { requires org.ranvier.api; provides org.ranvier.api.Component with test.brief.Brief; }");
        Files.writeString(
                source,
                "package test.brief; public class Brief implements org.ranvier.api.Component { public Brief() { if (true) {"
                        + constructor + "} } public String name() { return \"brief\"; } public String description()"
                        + " { return \"for a test\"; } }");
        Path classes = directory.resolve("classes");
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "-p",
                        api(),
                        "-d",
                        classes.toString(),
                        module.toString(),
                        source.toString());
        assertThat(code).as(said.toString()).isZero();
        Files.writeString(
                Files.createDirectories(classes.resolve("META-INF")).resolve("ranvier-plugin.properties"),
                "id=brief\nversion=1.0.0\ndescription=for a test\napi=[1.0.0-rc.1,2)\n");
        return classes;
    }

    private static String api() {
        try {
            return Path.of(Component.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
