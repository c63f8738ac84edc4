package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A neuron made outside of this repository, with nothing but a JDK and the api's jar. */
class ThirdPartyNeuronIT {

    @TempDir
    Path directory;

    @Test
    void isListedOnceItsJarIsInPlugins() throws Exception {
        Installation installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
        Path jar = ThirdPartyPlugin.compile(
                installation.apiJar(),
                installation.examples().resolve("third-party-neuron"),
                installation.plugins().resolve("izhikevich-1.0.0.jar"));
        assertThat(jar).isRegularFile();

        Result result = RanvierProcess.of(installation).in(directory).run("plugin", "list").requireSuccess();

        assertThat(result.stdout()).contains("izhikevich", "1.0.0", "neurons-lif");
    }
}
