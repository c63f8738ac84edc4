package org.ranvier.runtime.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ranvier.api.ApiVersion;
import org.ranvier.runtime.plugin.PluginApi;

class HostTest {

    /** The constant stands in where the build has not stamped the module, so the two must not drift apart. */
    @Test
    void agreesWithTheBuildOnTheVersion() {
        assertThat(ApiVersion.current()).isEqualTo(System.getProperty("ranvier.version"));
        assertThat(Host.here().api()).hasToString(ApiVersion.current());
    }

    /** What the build compares with, api/src/compat, and what plugins may be made for. */
    @Test
    void theKeptApiIsTheOneThatIsCompared() throws IOException {
        assertThat(Files.readString(Path.of("..", "..", "api", "pom.xml")))
                .contains("<compat.version>" + PluginApi.KEPT + "</compat.version>");
    }
}
