package org.ranvier.distribution.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformTest {

    @Test
    void filesAreNamedAsOtherProjectsNameThem() {
        assertThat(Platform.of("Linux", "amd64")).hasToString("Optional[linux-x64]");
        assertThat(Platform.of("Linux", "aarch64")).hasToString("Optional[linux-aarch64]");
        assertThat(Platform.of("Mac OS X", "x86_64")).hasToString("Optional[macos-x64]");
    }

    @Test
    void whereTheLauncherDoesNotRunThereIsNoImage() {
        assertThat(Platform.of("Windows 11", "amd64")).isEmpty();
    }
}
