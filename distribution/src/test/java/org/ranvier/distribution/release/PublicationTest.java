package org.ranvier.distribution.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.install.sign.KeyFile;

class PublicationTest {

    private static final KeyFile KEY = KeyFile.generate("a lab");

    @TempDir
    Path directory;

    private Path to;

    @BeforeEach
    void publishTheFirst() throws IOException {
        to = Files.createDirectories(directory.resolve("served"));
        new Publication(made("1.0.0", "api of 1.0.0"), "1.0.0", to).publish(KEY);
    }

    @Test
    void theNextOneStandsBesideIt() throws IOException {
        new Publication(made("1.1.0", "api of 1.1.0"), "1.1.0", to).publish(KEY);

        assertThat(to.resolve("1.0.0/install.sh")).hasContent("installs 1.0.0");
        assertThat(to.resolve("1.1.0/install.sh")).hasContent("installs 1.1.0");
        assertThat(to.resolve("install.sh")).as("the newest").hasContent("installs 1.1.0");
        assertThat(to.resolve("maven/org/ranvier/api/maven-metadata.xml"))
                .content()
                .contains("<groupId>org.ranvier</groupId>", "<version>1.0.0</version>", "<version>1.1.0</version>");
        assertThat(to.resolve("plugins/ranvier-index.json.sig")).isNotEmptyFile();
        assertThat(Folders.tree(to)).noneMatch(file -> file.toString().matches(".*\\.(new|part)(/.*)?"));
    }

    @Test
    void whatWasPublishedIsNotReplaced() throws IOException {
        assertThatThrownBy(() -> new Publication(made("1.0.0", "another api"), "1.0.0", to).publish(KEY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1.0.0 was released into " + to + " already")
                .hasMessageContaining("api-1.0.0.pom was published with other content");

        assertThat(to.resolve("maven/org/ranvier/api/1.0.0/api-1.0.0.pom")).hasContent("api of 1.0.0");
    }

    private Path made(String version, String api) throws IOException {
        Path made = directory.resolve("made");
        Folders.delete(made);
        write(made.resolve("maven/org/ranvier/api/" + version + "/api-" + version + ".pom"), api);
        MavenFolder.writeMetadata(made.resolve("maven"));
        Plugins.index(Files.createDirectories(made.resolve("plugins")), KEY);
        write(made.resolve(version).resolve("install.sh"), "installs " + version);
        return made;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
