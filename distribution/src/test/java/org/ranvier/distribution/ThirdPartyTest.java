package org.ranvier.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No library gets into the program unlisted, or as another one than was listed. */
class ThirdPartyTest {

    @TempDir
    Path directory;

    private Path jar;
    private Path other;
    private Path table;

    @BeforeEach
    void write() throws IOException {
        jar = directory.resolve("any/place/org/example/deep/some-lib/1.2/some-lib-1.2.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "classes");
        other = directory.resolve("any/place/com/other/lib/3/lib-3.jar");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "more");
        table = Files.writeString(
                directory.resolve("THIRD-PARTY.md"),
                "| library | version | licence |\n|---|---|---|\n"
                        + "| some-lib | 1.2 | Apache-2.0; parts MIT and LGPL-2.1-or-later (text in `legal`) | program | all |\n| lib | 3 | MIT |\n");
        pin(Checksum.of(other) + "  lib-3.jar\n" + Checksum.of(jar) + "  some-lib-1.2.jar\n");
    }

    @Test
    void whatIsListedAsItIsGetsIntoTheBillOfMaterials() throws IOException {
        ThirdParty list = ThirdParty.read(table);
        list.check(jar);
        list.check(other);
        list.check(directory.resolve("ranvier-own-1.0.jar"));
        list.requireComplete();

        JsonNode sbom =
                JsonMapper.shared().readTree(new String(Sbom.of("1.0", list.libraries()), StandardCharsets.UTF_8));
        assertThat(sbom.path("components").size()).isEqualTo(2);
        JsonNode one = sbom.path("components").get(1);
        assertThat(one.path("purl").asString()).isEqualTo("pkg:maven/org.example.deep/some-lib@1.2");
        assertThat(one.path("hashes").get(0).path("content").asString()).isEqualTo(Checksum.of(jar));
        assertThat(one.path("licenses").findValuesAsString("id"))
                .containsExactly("Apache-2.0", "MIT", "LGPL-2.1-or-later");
    }

    @Test
    void aJarOfOtherBytesIsRefusedWithTheLineToCompare() throws IOException {
        Files.writeString(jar, "other classes");

        assertRefused(
                "does not fit what is distributed", "publish, then write\n" + Checksum.of(jar) + "  some-lib-1.2.jar");
    }

    @Test
    void aJarWithoutAChecksumAndAChecksumWithoutAJarAreRefused() throws IOException {
        pin(Checksum.of(other) + "  lib-3.jar\n00  gone-1.0.jar\n");

        assertRefused("remove the lines of gone-1.0.jar", "some-lib-1.2.jar");
    }

    @Test
    void aLibraryWithoutARowIsRefused() throws IOException {
        Files.writeString(table, "| lib | 3 | MIT |\n");

        assertRefused("has no row for some-lib-1.2.jar: add it, with its licence");
    }

    private void assertRefused(String... words) throws IOException {
        ThirdParty list = ThirdParty.read(table);
        list.check(jar);
        list.check(other);
        assertThatThrownBy(list::requireComplete).hasMessageContainingAll(words);
    }

    private void pin(String lines) throws IOException {
        Files.writeString(directory.resolve("THIRD-PARTY.sha256"), lines);
    }
}
