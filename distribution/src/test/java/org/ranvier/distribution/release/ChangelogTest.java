package org.ranvier.distribution.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogTest {

    @TempDir
    Path directory;

    @Test
    void aVersionHasItsSectionAndOneThatIsNotReleasedYetTheNewest() throws IOException {
        Changelog changelog = Changelog.read(Files.writeString(directory.resolve("CHANGELOG.md"), """
                # Changelog

                ## [Unreleased]

                - `neurons-lif`: faster.

                ## [1.0.0] - 2027-01-15

                - `nir`: reads more.
                """));

        assertThat(changelog.section("1.0.0")).isEqualTo("- `nir`: reads more.");
        assertThat(changelog.section("1.1.0")).isEqualTo("- `neurons-lif`: faster.");
        assertThat(changelog.names("neurons-lif")).isTrue();
        assertThat(changelog.names("nir")).as("in the newest section").isFalse();
        assertThat(changelog.names("neurons")).isFalse();
    }
}
