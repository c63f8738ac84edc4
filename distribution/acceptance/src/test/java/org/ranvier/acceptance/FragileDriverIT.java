package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.testkit.Machine;

/**
 * OpenCL drivers that end the process or never come back: made for this, and found in place of any that is installed.
 */
class FragileDriverIT {

    private static final String DEVICE = "OpenCL: the driver of Egg, Fragile, 1024 MB (OpenCL 1.2, driver 1.0) ";

    @TempDir
    Path directory;

    private Path compiler;

    @BeforeEach
    void needsACompiler() {
        compiler = Machine.require(
                "cc",
                Optional.of(System.getProperty("os.name"))
                        .filter("Linux"::equals)
                        .flatMap(linux -> Arrays.stream(System.getenv("PATH").split(":"))
                                .map(folder -> Path.of(folder, "cc"))
                                .filter(Files::isExecutable)
                                .findFirst()),
                "no C compiler 'cc' on the PATH of a Linux");
    }

    private RanvierProcess with(String... definitions) throws Exception {
        Path source = directory.resolve("driver.c");
        try (InputStream text = FragileDriverIT.class.getResourceAsStream("/opencl/driver.c")) {
            Files.write(source, text.readAllBytes());
        }
        // A folder whose name every part of the way has to carry.
        Path folder = Files.createDirectories(directory.resolve("lib ü"));
        List<String> command = new ArrayList<>(List.of(compiler.toString(), "-shared", "-fPIC", "-nostdlib", "-w"));
        Stream.of(definitions).map("-D"::concat).forEach(command::add);
        command.addAll(List.of("-o", folder.resolve("libOpenCL.so.1").toString(), source.toString()));
        ChildProcess.run(command, directory, Map.of(), Duration.ofMinutes(1)).requireSuccess();
        return RanvierProcess.assembledIn(directory)
                .with("LD_LIBRARY_PATH", folder.toString())
                .with("RANVIER_OPENCL_DEVICE", "");
    }

    private static Result train(RanvierProcess ranvier) throws Exception {
        return ranvier.run(
                "train",
                "yin-yang",
                "--backend",
                "opencl",
                "--out",
                "run",
                "--set",
                "training.epochs=1",
                "--set",
                "data.limit=100");
    }

    private static String words(Result result) {
        return result.stderr().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUILD", "RUN"})
    void oneThatEndsTheProcessWhereItCompilesIsRefusedByASentence(String where) throws Exception {
        Result result = train(with(where)).requireExit(5);

        assertThat(words(result))
                .contains(DEVICE + "ends the process (signal 6, abort) when it compiles ")
                .contains("update the driver, or choose another device (ranvier doctor lists them) or another backend");
        assertThat(Files.list(directory))
                .as("what it leaves")
                .noneMatch(file -> file.getFileName().toString().matches("hs_err.*|core.*"));
    }

    @Test
    void oneThatEndsTheProcessWhenItListsDevicesDoesNotEndTheDoctor() throws Exception {
        RanvierProcess ranvier = with("LIST");
        String doctor = ranvier.run("doctor").requireSuccess().stdout().replaceAll("\\s+", " ");

        assertThat(doctor)
                .contains(
                        "an OpenCL driver ends the process (signal 6, abort) when it lists its devices",
                        "backend simd");
        assertThat(words(train(ranvier).requireExit(3)))
                .contains(
                        "backend 'opencl' cannot run here: an OpenCL driver ends the process (signal 6, abort) when it lists its devices");
    }

    @Test
    void oneThatDoesNotComeBackIsGivenUp() throws Exception {
        Result result = train(with("BUILD", "HANGS").with("JDK_JAVA_OPTIONS", "-Dranvier.opencl.patience=2"))
                .requireExit(5);

        assertThat(words(result)).contains(DEVICE + "does not come back within 2 s when it compiles a kernel");
    }

    @Test
    void noneIsCalledForAnotherBackend() throws Exception {
        with("LIST")
                .run(
                        "train",
                        "yin-yang",
                        "--backend",
                        "simd",
                        "--out",
                        "run",
                        "--set",
                        "training.epochs=1",
                        "--set",
                        "data.limit=100")
                .requireSuccess();
    }
}
