package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.runtime.PluginRuntime;

/** Training in the simd backend gives the same bits for any width of vectors, and interpreted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimdBitsTest {

    private PluginRuntime plugins;

    @BeforeAll
    void open() {
        plugins = Plugins.open();
    }

    @AfterAll
    void close() {
        plugins = null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=2", "-Xint", "-XX:TieredStopAtLevel=1"})
    void theJvmsCompilationDoesNotMatter(String option) throws Exception {
        assertThat(inOtherJvm(option)).isEqualTo(SimdBits.digest(plugins));
    }

    private static String inOtherJvm(String option) throws Exception {
        String installation = System.getProperty("ranvier.installation");
        Path target = Path.of(SimdBits.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent();
        Path tests = Path.of(GoldenCase.class.getResource("/golden").toURI()).getParent();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                option,
                "-Dranvier.installation=" + installation,
                "--add-modules",
                "jdk.incubator.vector",
                "-p",
                installation + "/lib" + File.pathSeparator + target.resolve("classes"),
                "--patch-module",
                "org.ranvier.conformance=" + tests,
                "-m",
                "org.ranvier.conformance/" + SimdBits.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
