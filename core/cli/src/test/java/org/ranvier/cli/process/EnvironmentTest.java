package org.ranvier.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void homeIsTheVariableElseWhatJavaKnows() {
        Path root = Path.of("/home/somebody").toAbsolutePath();
        Path javas = Path.of(System.getProperty("user.home"));

        assertThat(Environment.home(Map.of("HOME", root.toString()))).isEqualTo(root);
        assertThat(Environment.home(Map.of())).isEqualTo(javas);
        assertThat(Environment.home(Map.of("HOME", ""))).isEqualTo(javas);
        assertThat(Environment.home(Map.of("HOME", "home"))).isEqualTo(javas);
    }
}
