package org.ranvier.runtime.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ranvier.api.ApiVersion;
import org.ranvier.runtime.plugin.SemanticVersion;
import org.ranvier.runtime.plugin.VersionRange;

class HostTest {

    /** The constant stands in where the build has not stamped the module, so the two must not drift apart. */
    @Test
    void agreesWithTheBuildOnTheVersion() {
        assertThat(ApiVersion.current()).isEqualTo(System.getProperty("ranvier.version"));
        assertThat(Host.here().api()).hasToString(ApiVersion.current());
    }

    @Test
    void theReleaseCandidateTakesPluginsOfTheKeptApiAndItsOwn() {
        Host host = new Host(ModuleLayer.boot(), SemanticVersion.parse("1.0.0-rc.1"));

        for (String range : new String[] {"[0.1,0.2)", "[0.1,2)", "[1.0.0-rc.1,2)", "[1.0.0-rc.1,1.0.0]"}) {
            assertThat(host.suits(VersionRange.parse(range))).as(range).isTrue();
        }
        for (String range : new String[] {"[0.2,0.3)", "[1.0.0,2)", "[2,3)", "[0.0.1,0.1)"}) {
            assertThat(host.suits(VersionRange.parse(range))).as(range).isFalse();
        }
    }

    /** What the build compares with, api/src/compat, and what plugins may be made for. */
    @Test
    void theKeptApiIsTheOneThatIsCompared() throws IOException {
        assertThat(Files.readString(Path.of("..", "..", "api", "pom.xml")))
                .contains("<compat.version>" + Host.KEPT + "</compat.version>");
    }
}
