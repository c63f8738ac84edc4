package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;

/**
 * The archive with a Java of its own, unpacked where there is nothing else: no Java, no {@code PATH}, no {@code HOME}.
 */
class ImageIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Neither sources nor Javadoc. */
    private static final String VERSIONED = "-[0-9.]+(-rc\\.[0-9]+)?\\.jar";

    @TempDir
    static Path place;

    @TempDir
    Path directory;

    private static Path archive;
    private static Installation image;
    private static Map<String, Long> unpacked;

    @BeforeAll
    static void unpack() throws Exception {
        archive = Archives.withJava();
        image = Archives.unpack(archive, place.resolve("a place with spaces"));
        unpacked = files();
    }

    @AfterEach
    void nothingWasWrittenIntoIt() throws IOException {
        assertThat(files()).isEqualTo(unpacked);
    }

    @Test
    void itsChecksumLiesBesideIt() throws Exception {
        ChildProcess.run(
                        List.of("sha256sum", "--check", "--strict", archive.getFileName() + ".sha256"),
                        archive.getParent(),
                        Map.of(),
                        TIMEOUT)
                .requireSuccess();
    }

    /** Other JDKs are of other sizes; releases are made with this one. */
    @Test
    void itIsSmall() throws Exception {
        String release = Files.readString(image.home().resolve("runtime/release"));
        Machine.require("temurin", Optional.of(release).filter(text -> text.contains("Eclipse Adoptium")));
        Program.require("strip");

        assertThat(unpacked.values().stream().mapToLong(Long::longValue).sum())
                .as("bytes unpacked")
                .isLessThanOrEqualTo(80_500_000);
        assertThat(Files.size(archive)).as("bytes of the archive").isLessThanOrEqualTo(49_000_000);
    }

    @Test
    void itsManualPageIsSetWithoutAWarning() throws Exception {
        Path program = Program.require("man");

        Result result = ChildProcess.run(
                        List.of(program.toString(), "-l", "--warnings", "man/ranvier.1"),
                        image.home(),
                        Map.of("LC_ALL", "C.UTF-8", "MANWIDTH", "80", "MANPAGER", "cat"),
                        TIMEOUT)
                .requireSuccess();

        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout()).contains("ranvier train EXPERIMENT", "--seeds", "EXIT STATUS");
    }

    @Test
    void itListsItsPluginsAndAllCanBeUsed() throws Exception {
        Result result = ranvier("plugin", "list").requireSuccess();

        assertThat(result.stdout()).contains("lif", "slayer", "datasets-spikes", "backend-simd");
        assertThat(result.stderr()).as("what is wrong with plugins").isEmpty();
    }

    /** What its plugins offer was written down when it was made; without that, it loads them and lists the same. */
    @Test
    void itListsItsPluginsWithoutLoadingThem() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        ChildProcess.run(
                        List.of(
                                "sh",
                                "-c",
                                "cp -r \"$0\"/* \"$1\"",
                                image.plugins().toString(),
                                copy.toString()),
                        directory,
                        Map.of(),
                        TIMEOUT)
                .requireSuccess();

        Result listed = bare(List.of(
                        "JDK_JAVA_OPTIONS=-Xlog:class+load:file=loaded",
                        image.launcher().toString(),
                        "plugin",
                        "list"))
                .requireSuccess();
        Result loaded = ranvier("plugin", "list", "--plugins", "copy").requireSuccess();

        assertThat(listed.stdout()).isEqualTo(loaded.stdout());
        assertThat(Files.readString(directory.resolve("loaded")))
                .contains("org.ranvier.runtime.Listing ")
                .doesNotContain("org.ranvier.plugins.");
        assertThat(copy.resolve(".records")).doesNotExist();
    }

    @Test
    void theDoctorFindsNothingWrong() throws Exception {
        assertThat(ranvier("doctor").requireSuccess().stdout())
                .contains("ok    Java", "ok    backend simd")
                .doesNotContain("warn  plugin");
    }

    @Test
    void itTrains() throws Exception {
        Result result = ranvier("train", "yin-yang", "--json", "--backend", "simd", "--set", "training.epochs=1")
                .requireSuccess();

        assertThat(result.lastJson().get("test_at_best_validation").asDouble()).isGreaterThan(0.75);
        assertThat(directory.resolve("runs")).isNotEmptyDirectory();
    }

    /** jhdf's libraries ask for a module of Java that the image leaves out. */
    @Test
    void itReadsHdf5() throws Exception {
        Files.copy(
                Installation.sources()
                        .resolve(
                                "plugins/datasets-spikes/src/test/resources/org/ranvier/plugins/datasets/spikes/shd-layout.h5"),
                directory.resolve("three.h5"));
        Files.writeString(directory.resolve("hdf5.yaml"), """
                data: {dataset: {type: spikes, train: three.h5, validation: three.h5, test: three.h5, channels: 700}}
                time: {steps: 1001}
                network:
                  - {neurons: 20, neuron: {type: leaky, tau_mem: 5}}
                objective: mean-voltage
                training: {epochs: 1, optimizer: {type: adam, lr: 0.01}}
                """);

        ranvier("train", "hdf5.yaml", "--data", ".").requireSuccess();
    }

    @Test
    void itTakesAThirdPartysPlugin() throws Exception {
        Path example = image.examples().resolve("third-party-neuron");
        Path jar = image.plugins().resolve("izhikevich-1.0.0.jar");
        ThirdPartyPlugin.compile(image.apiJar(), example, directory.resolve(jar.getFileName()));
        Files.copy(directory.resolve(jar.getFileName()), jar);
        try {
            Result result = ranvier(
                            "train",
                            example.resolve("yin-yang.yaml").toString(),
                            "--json",
                            "--backend",
                            "simd",
                            "--set",
                            "training.epochs=1")
                    .requireSuccess();

            assertThat(result.lastJson().get("test_at_best_validation").asDouble())
                    .isGreaterThan(0.75);
        } finally {
            Files.delete(jar);
        }
    }

    /** The modules of the program are packed again, from the Java that they are linked into. */
    @Test
    void itWritesTheMavenRepositoryOfAuthors() throws Exception {
        ranvier("plugin", "repository", "repository").requireSuccess();

        Path repository = directory.resolve("repository/org/ranvier");
        for (String name : List.of("ranvier-api", "ranvier-training", "ranvier-compiler", "ranvier-text")) {
            Path packed = only(repository.resolve(name), name + VERSIONED);
            Path built = only(Installation.assembled().home().resolve("lib"), name + VERSIONED);
            assertThat(classes(packed)).as(name).isEqualTo(classes(built)).contains("module-info.class");
        }
        only(repository.resolve("ranvier-api"), "ranvier-api-.*-javadoc\\.jar");
        only(repository.resolve("ranvier-testkit"), "ranvier-testkit-.*-sources\\.jar");
        only(repository.resolve("plugins/backend-reference"), "backend-reference-[0-9.]+\\.pom");
    }

    @Test
    void itVerifiesAPlugin() throws Exception {
        Path example = image.examples().resolve("third-party-neuron");
        Path jar = ThirdPartyPlugin.compile(image.apiJar(), example, directory.resolve("izhikevich-1.0.0.jar"));

        assertThat(ranvier("plugin", "verify", jar.toString(), "--backend", "simd")
                        .stdout())
                .contains("ok    izhikevich (Neuron), contract", "izhikevich (Neuron), networks on simd");
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(f -> f.getFileName().toString().matches(name)).toList();
            assertThat(found).as(name + " in " + folder).hasSize(1);
            return found.getFirst();
        }
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(entry -> entry.endsWith(".class"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void itStartsThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), image.launcher());
        Path linkOfLink = Files.createSymbolicLink(
                Files.createDirectory(directory.resolve("bin")).resolve("ranvier"), Path.of("../link"));

        for (Path launcher : List.of(link, linkOfLink, image.home().resolve("ranvier"))) {
            assertThat(bare(List.of(launcher.toString(), "--version"))
                            .requireSuccess()
                            .stdout())
                    .startsWith("ranvier ");
        }
        // JUnit warns when it has to delete links that lead out of a temporary directory.
        Files.delete(linkOfLink);
        Files.delete(link);
    }

    /** Java refuses to start with {@code -XX:AOTMode=on} where it cannot use the cache. */
    @Test
    void itsCacheOfClassesIsUsed() throws Exception {
        assertThat(bare(onlyWithCache()).requireSuccess().stdout()).startsWith("ranvier ");
    }

    @Test
    void withADamagedCacheOrNoneItStartsAllTheSame() throws Exception {
        Path cache = image.home().resolve("runtime/lib/ranvier.aot");
        Path kept = Files.move(cache, directory.resolve("kept"));
        try {
            assertSaysItsVersionAlone();
            Files.writeString(cache, "damaged");
            assertSaysItsVersionAlone();
            bare(onlyWithCache()).requireExit(1);
        } finally {
            Files.deleteIfExists(cache);
            Files.move(kept, cache);
        }
    }

    @Test
    void itSpeaksHttpsAndKnowsTheUsualAuthorities() throws Exception {
        Path java = image.home().resolve("runtime/bin/java");
        Path source = Path.of("src/test/resources/https/Https.java").toAbsolutePath();
        ChildProcess.run(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/javac")
                                        .toString(),
                                "-d",
                                ".",
                                source.toString()),
                        directory,
                        Map.of(),
                        TIMEOUT)
                .requireSuccess();
        bare(List.of(
                        java.resolveSibling("keytool").toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        "keys.p12",
                        "-storepass",
                        "changeit"))
                .requireSuccess();

        Result result = bare(List.of(java.toString(), "-cp", ".", "Https", "keys.p12", "changeit"))
                .requireSuccess();

        assertThat(result.stdout().lines())
                .satisfiesExactly(
                        protocol -> assertThat(protocol).isEqualTo("TLSv1.3: hello"),
                        authorities -> assertThat(Integer.parseInt(authorities)).isGreaterThan(50));
    }

    @Test
    void theLicencesOfJavaAndOfLibrariesAreThere() {
        for (String module : List.of("java.base", "java.net.http", "jdk.incubator.vector")) {
            assertThat(image.home().resolve("runtime/legal").resolve(module).resolve("LICENSE"))
                    .isNotEmptyFile();
        }
        assertThat(image.home().resolve("legal/jackson-core-3.3.0/FastDoubleParser-LICENSE"))
                .isNotEmptyFile();
    }

    @Test
    void theLinksInItsDocumentsLeadSomewhere() throws Exception {
        for (String file : unpacked.keySet()) {
            if (file.endsWith(".md") && !file.startsWith("runtime")) {
                Document.assertLinksLeadSomewhere(image.home().resolve(file));
            }
        }
    }

    private void assertSaysItsVersionAlone() throws Exception {
        Result result = ranvier("--version").requireSuccess();
        assertThat(result.stdout().lines()).hasSize(1);
        assertThat(result.stderr()).isEmpty();
    }

    private static List<String> onlyWithCache() {
        return List.of(
                "JDK_JAVA_OPTIONS=-XX:AOTMode=on -Xmx512m", image.launcher().toString(), "--version");
    }

    private Result ranvier(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(image.launcher().toString()));
        command.addAll(List.of(arguments));
        return bare(command);
    }

    /** Runs a command with nothing in the environment but what precedes it, in a directory of the test's own. */
    private Result bare(List<String> command) throws Exception {
        List<String> bare = new ArrayList<>(List.of("env", "-i"));
        bare.addAll(command);
        return ChildProcess.run(bare, directory, Map.of(), TIMEOUT);
    }

    private static Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(image.home())) {
            for (Path file : all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(image.home().relativize(file).toString(), Files.size(file));
            }
        }
        return files;
    }
}
