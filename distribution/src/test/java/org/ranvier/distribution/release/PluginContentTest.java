package org.ranvier.distribution.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginContentTest {

    @TempDir
    Path directory;

    @Test
    void theVersionOfTheApiThatWasSeenDoesNotCount() throws IOException {
        Path one = plugin("one", "1.0.0", "", "a");
        Path other = plugin("other", "1.1.0", "", "a");

        assertThat(Files.mismatch(one, other)).isNotNegative();
        assertThat(PluginContent.isSame(one, other)).isTrue();
    }

    @Test
    void whatIsExportedCounts() throws IOException {
        assertThat(PluginContent.isSame(
                        plugin("one", "1.0.0", "", "a"), plugin("other", "1.0.0", "requires java.xml;", "a")))
                .isFalse();
    }

    @Test
    void soDoesEveryFile() throws IOException {
        assertThat(PluginContent.isSame(plugin("one", "1.0.0", "", "a"), plugin("other", "1.0.0", "", "b")))
                .isFalse();
    }

    /** A folder's descriptor has the checksum of its jar, which is compared itself. */
    @Test
    void inAnArchiveJarsAreComparedAndNotTheirChecksums() throws IOException {
        assertThat(PluginContent.isSame(
                        folder("one.zip", plugin("one", "1.0.0", "", "a"), "11"),
                        folder("other.zip", plugin("other", "1.1.0", "", "a"), "22")))
                .isTrue();
        assertThat(PluginContent.isSame(
                        folder("third.zip", plugin("third", "1.0.0", "", "a"), "11"),
                        folder("fourth.zip", plugin("fourth", "1.0.0", "", "b"), "11")))
                .isFalse();
    }

    private Path folder(String name, Path jar, String checksum) throws IOException {
        return zip(
                name,
                Map.of(
                        "p/p.jar",
                        Files.readAllBytes(jar),
                        "p/ranvier-plugin.properties",
                        bytes("id=p\nsha256.p.jar=" + checksum + "\n")));
    }

    /** A jar with a module that was compiled against a version of an api, and a text. */
    private Path plugin(String name, String api, String further, String text) throws IOException {
        Path work = Files.createDirectories(directory.resolve(name));
        Path apiInfo = Files.writeString(
                Files.createDirectories(work.resolve("the.api")).resolve("module-info.java"), "module the.api {}");
        javac("-d", work.resolve("mods/the.api").toString(), "--module-version", api, apiInfo.toString());
        Path info = Files.writeString(
                Files.createDirectories(work.resolve("p")).resolve("module-info.java"),
                "module p { requires the.api; " + further + " }");
        javac(
                "-d",
                work.resolve("mods/p").toString(),
                "-p",
                work.resolve("mods").toString(),
                info.toString());
        return zip(
                name + ".jar",
                Map.of(
                        "module-info.class",
                        Files.readAllBytes(work.resolve("mods/p/module-info.class")),
                        "META-INF/MANIFEST.MF",
                        bytes("Created-By: " + name + "\n"),
                        "text",
                        bytes(text)));
    }

    private static void javac(String... arguments) {
        assertThat(ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, arguments))
                .isZero();
    }

    private Path zip(String name, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return Files.write(directory.resolve(name), bytes.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
