package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

class DirectoryPluginTest extends PluginTest {

    private Path directory;
    private Path main;
    private Path library;
    private Path descriptor;

    @BeforeEach
    void writeDirectory() throws IOException {
        directory = plugins.resolve("big-1.0.0");
        descriptor = directory.resolve("ranvier-plugin.properties");
        library = PluginJar.in(work.resolve("library"))
                .source("module-info", "module library { exports library; }")
                .source(
                        "library.Word",
                        "package library; public class Word { public static String word() {"
                                + " return \"from the library\"; } }")
                .write(directory, "library");
        PluginJar big = plugin("big")
                .compiledWith(library)
                .source(
                        "module-info",
                        "module test.big { requires org.ranvier.api; requires library;"
                                + " provides org.ranvier.api.Component with test.big.The; }")
                .source(
                        "test.big.The",
                        "package test.big; public class The implements org.ranvier.api.Component {"
                                + " public String name() { return \"big\"; }"
                                + " public String description() { return library.Word.word(); } }");
        main = big.write(directory, "big");
        Files.writeString(
                descriptor,
                big.properties() + "sha256.big.jar=" + PluginJar.sha256(main) + "\nsha256.library.jar="
                        + PluginJar.sha256(library) + "\n");
    }

    @Test
    void bringsItsLibraries() {
        PluginRuntime runtime = open();

        assertThat(runtime.problems()).isEmpty();
        assertThat(runtime.find(Component.class, "big", "").description()).isEqualTo("from the library");
        assertThat(runtime.verify(runtime.plugins().getFirst())).isEmpty();
    }

    @Test
    void hashesAllItsJars() throws IOException {
        Plugin plugin = open().plugins().getFirst();
        String before = plugin.sha256();
        append(library);

        assertThat(before).matches("[0-9a-f]{64}").isEqualTo(plugin.sha256());
        assertThat(open().plugins().getFirst().sha256()).isNotEqualTo(before);
    }

    @Test
    void loadsNothingFromAPluginWithADamagedFile() throws IOException {
        append(library);
        plugin("good").write(plugins, "good");

        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class)).extracting(Provided::name).containsExactly("good");
        assertThat(runtime.plugins()).extracting(Plugin::id).containsExactly("good");
        assertThatThrownBy(() -> runtime.find(Component.class, "big", ""))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining(
                        library + ": plugin big@1.0.0: its SHA-256 is not the one in the descriptor, so the"
                                + " file is damaged or was exchanged; install the plugin again from a place you trust.");
    }

    @Test
    void refusesAJarWithoutChecksumAndAChecksumWithoutFile() throws IOException {
        Path smuggled = Files.copy(
                library, Files.createDirectory(directory.resolve("lib")).resolve("smuggled.jar"));
        Files.delete(main);

        assertThat(open().problems())
                .extracting(Object::toString)
                .containsExactly(
                        smuggled + ": plugin big@1.0.0: the descriptor has no checksum of this jar;"
                                + " add a line sha256.lib/smuggled.jar=… if you trust the jar, or else remove the jar.",
                        directory
                                + ": plugin big@1.0.0: the file 'big.jar', which has a checksum in the descriptor, is missing;"
                                + " install the plugin again.");
    }

    @Test
    void refusesToReachOutOfTheDirectory() throws IOException {
        Files.writeString(plugins.resolve("outside.txt"), "outside");
        Files.writeString(
                descriptor,
                Files.readString(descriptor) + "sha256.../outside.txt="
                        + PluginJar.sha256(plugins.resolve("outside.txt")) + "\n");

        assertThat(told(open().problems())).singleElement().asString().contains("'../outside.txt'", "is missing");
    }

    @Test
    void refusesTwoJarsOfTheSameModule() throws IOException {
        Path copy = Files.copy(library, directory.resolve("z.jar"));
        Files.writeString(descriptor, Files.readString(descriptor) + "sha256.z.jar=" + PluginJar.sha256(copy) + "\n");

        assertThat(told(open().problems()))
                .containsExactly(
                        "plugin big@1.0.0: module library is also in library.jar; remove one of the two jars.");
    }

    @Test
    void takesALibraryThatOnlyNamesItsModule() throws IOException {
        Path named = PluginJar.in(work.resolve("named"))
                .source("named.Word", "package named; public class Word {}")
                .manifest("Manifest-Version: 1.0\nAutomatic-Module-Name: named.library\n")
                .write(directory, "named");
        Path plain = PluginJar.in(work.resolve("plain"))
                .source("plain.Word", "package plain; public class Word {}")
                .write(directory, "plain");
        Files.writeString(
                descriptor,
                Files.readString(descriptor) + "sha256.named.jar=" + PluginJar.sha256(named) + "\nsha256.plain.jar="
                        + PluginJar.sha256(plain) + "\n");

        assertThat(open().problems())
                .extracting(Object::toString)
                .containsExactly(
                        plain + ": plugin big@1.0.0: the jar"
                                + " has no module descriptor; move it to a sub-directory lib and add classpath=lib to the descriptor.");
        Files.delete(plain);
        Files.writeString(descriptor, Files.readString(descriptor).replaceAll("sha256.plain.*", ""));
        assertThat(open().find(Component.class, "big", "").description()).isEqualTo("from the library");
    }

    private static void append(Path jar) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        Files.write(jar, longer);
    }
}
