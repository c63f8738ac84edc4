package org.ranvier.runtime.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ranvier.api.ApiVersion;

class HostTest {

    /** The constant stands in where the build has not stamped the module, so the two must not drift apart. */
    @Test
    void agreesWithTheBuildOnTheVersion() {
        assertThat(ApiVersion.current()).isEqualTo(System.getProperty("ranvier.version"));
        assertThat(Host.here().api()).hasToString(ApiVersion.current());
    }
}
