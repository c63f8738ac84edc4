package org.ranvier.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltPluginTest {

    /** The SHA-256 of an empty file. */
    private static final String SHA_OF_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path directory;

    private Path module;

    @BeforeEach
    void build() throws IOException {
        module = directory.resolve("my-plugin");
        Path descriptor = module.resolve("target/classes/META-INF/ranvier-plugin.properties");
        Files.createDirectories(descriptor.getParent());
        Files.writeString(descriptor, "id=my-plugin\nversion=1.2.0\napi=[1.0.0-rc.1,2)\n");
        Files.createFile(module.resolve("target/my-plugin-1.2.0.jar"));
        Files.createFile(directory.resolve("THIRD-PARTY.md"));
    }

    @Test
    void withoutLibrariesItIsItsJar() throws IOException {
        libraries("");

        assertThat(contents()).containsExactly("plugins/my-plugin-1.2.0.jar");
    }

    @Test
    void withLibrariesItIsADirectoryWithChecksums() throws IOException {
        libraries(Files.createFile(directory.resolve("lib-3.jar")).toString());

        assertThat(contents())
                .containsExactly(
                        "plugins/my-plugin-1.2.0/lib-3.jar",
                        "plugins/my-plugin-1.2.0/my-plugin-1.2.0.jar",
                        "plugins/my-plugin-1.2.0/ranvier-plugin.properties");
        assertThat(directory.resolve("program/plugins/my-plugin-1.2.0/ranvier-plugin.properties"))
                .hasContent("""
                id=my-plugin
                version=1.2.0
                api=[1.0.0-rc.1,2)
                sha256.lib-3.jar=%1$s
                sha256.my-plugin-1.2.0.jar=%1$s
                """.formatted(SHA_OF_EMPTY));
    }

    @Test
    void aLibraryWithoutALicenceRowIsRefused() throws IOException {
        libraries(Files.createFile(directory.resolve("lib-3.jar")).toString());
        ThirdParty thirdParty = ThirdParty.read(directory.resolve("THIRD-PARTY.md"));
        BuiltPlugin.of(module).addTo(new Contents(), thirdParty);

        assertThatThrownBy(thirdParty::requireComplete).hasMessageContaining("has no row for lib-3.jar");

        Files.writeString(directory.resolve("THIRD-PARTY.md"), "| library | version |\n|---|---|\n| lib | 3 | MIT |\n");
        ThirdParty complete = ThirdParty.read(directory.resolve("THIRD-PARTY.md"));
        BuiltPlugin.of(module).addTo(new Contents(), complete);
        complete.requireComplete();
    }

    @Test
    void aCopyOfTheApiIsRefused() throws IOException {
        libraries(Files.createFile(directory.resolve("ranvier-api-1.0.0-rc.1.jar"))
                .toString());

        assertThatThrownBy(this::contents).hasMessageContaining("my-plugin-1.2.0 brings a copy of ranvier-api,");
    }

    @Test
    void aCopyOfTheSupportLibraryIsRefused() throws IOException {
        libraries(Files.createFile(directory.resolve("ranvier-backend-support-1.0.0-rc.1.jar"))
                .toString());

        assertThatThrownBy(this::contents)
                .hasMessageContaining("my-plugin-1.2.0 brings a copy of ranvier-backend-support,");
    }

    @Test
    void aModuleThatIsNotBuiltIsNamed() {
        assertThatThrownBy(() -> BuiltPlugin.of(directory.resolve("other"))).hasMessageContaining("other is not built");
    }

    @Test
    void librariesThatAreNoModulesLieInAFolderOfTheirOwn() throws IOException {
        compile("module a.plugin { requires a.module; }");
        Path module = jar("module-1.jar", "Automatic-Module-Name: a.module");
        Path plain = jar("plain-2.jar", "Created-By: a test");
        libraries(module + File.pathSeparator + plain);

        assertThat(contents())
                .containsExactly(
                        "plugins/my-plugin-1.2.0/lib/plain-2.jar",
                        "plugins/my-plugin-1.2.0/module-1.jar",
                        "plugins/my-plugin-1.2.0/my-plugin-1.2.0.jar",
                        "plugins/my-plugin-1.2.0/ranvier-plugin.properties");
        assertThat(directory.resolve("program/plugins/my-plugin-1.2.0/ranvier-plugin.properties"))
                .content()
                .contains("\nclasspath=lib\nsha256.lib/plain-2.jar=");
    }

    @Test
    void whereAPluginRequiresNoneOfItsLibrariesAllAreItsClassPath() throws IOException {
        compile("module a.plugin {}");
        libraries(jar("module-1.jar", "Automatic-Module-Name: a.module").toString());

        assertThat(contents()).contains("plugins/my-plugin-1.2.0/lib/module-1.jar");
    }

    private void compile(String moduleInfo) throws IOException {
        Path source = Files.writeString(directory.resolve("module-info.java"), moduleInfo);
        Path modules = Files.createDirectories(directory.resolve("modules/a.module"));
        Path required = Files.writeString(modules.resolve("module-info.java"), "module a.module {}");
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(javac.run(System.out, System.err, "-d", modules.toString(), required.toString()))
                .isZero();
        assertThat(javac.run(
                        System.out,
                        System.err,
                        "-d",
                        module.resolve("target/classes").toString(),
                        "--module-path",
                        modules.toString(),
                        source.toString()))
                .isZero();
    }

    private Path jar(String name, String attribute) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(
                ("Manifest-Version: 1.0\n" + attribute + "\n").getBytes(StandardCharsets.UTF_8)));
        Path jar = directory.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private void libraries(String classPath) throws IOException {
        Files.writeString(module.resolve("target/libraries.classpath"), classPath);
    }

    private List<String> contents() throws IOException {
        Contents contents = new Contents();
        BuiltPlugin.of(module).addTo(contents, ThirdParty.read(directory.resolve("THIRD-PARTY.md")));
        contents.writeTo(directory.resolve("program"), directory.resolve("list"));
        return Files.readAllLines(directory.resolve("list"));
    }
}
