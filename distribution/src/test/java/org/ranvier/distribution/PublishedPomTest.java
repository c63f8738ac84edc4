package org.ranvier.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others read of the build files of this tree. */
class PublishedPomTest {

    private static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "api/testkit",
                "core/laboratory",
                "core/training",
                "core/backend-support",
                "plugins/backend-simd",
                "plugins/neurons-lif"
            })
    void allThatAPluginIsTestedWithHasItsVersions(String module) throws IOException {
        PublishedPom pom = PublishedPom.read(ROOT.resolve(module), PublishedPom.Versions.read(ROOT));

        assertThat(pom.text()).doesNotContain("${", "<parent>", "<scope>", "null");
        assertThat(pom.jar()).matches("[a-z-]+-\\d.*\\.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core/laboratory"})
    void testsOfAModuleAreNotNeededByOthers(String module) throws IOException {
        PublishedPom pom = PublishedPom.read(ROOT.resolve(module), PublishedPom.Versions.read(ROOT));

        List<String> names = pom.dependencies().stream()
                .map(PublishedPom.Dependency::artifact)
                .toList();
        assertThat(names).contains("ranvier-compiler", "ranvier-testkit").doesNotContain("assertj-core");
    }
}
