package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;
import tools.jackson.databind.JsonNode;

/** Published data of a plugin that somebody else wrote, fetched from a web server by the packaged program. */
class DataGetIT {

    private static final int DATA = 4;
    private static final int INTERRUPTED = 130;
    private static final int SIZE = 400_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final String DATASET = """
            package com.example.letters;

            import java.util.List;
            import java.util.Map;
            import org.ranvier.api.Problem;
            import org.ranvier.api.RanvierException;
            import org.ranvier.api.Settings;
            import org.ranvier.api.data.Checksum;
            import org.ranvier.api.data.DataSource;
            import org.ranvier.api.data.Dataset;
            import org.ranvier.api.data.RemoteFile;

            public final class Letters implements Dataset {

                private static final DataSource SOURCE = DataSource.of("letters", "Lost Letters", List.of(
                        RemoteFile.at("letters.bin", SIZE, Checksum.sha256("SUM"), "SERVERnowhere.bin", "SERVERofficial/letters.bin"))).withLicence("CC BY 4.0").withCitation("Doe & Roe, 2025");

                @Override
                public String name() {
                    return "letters";
                }

                @Override
                public String description() {
                    return "letters that were lost";
                }

                @Override
                public List<DataSource> sources() {
                    return List.of(SOURCE);
                }

                @Override
                public Opened open(Settings settings, DataFolders folders) {
                    if (folders.find("letters/letters.bin").isEmpty()) {
                        throw new RanvierException(Problem.data("dataset letters", "there is no letters.bin", folders.howToGet(SOURCE)));
                    }
                    return new Opened() {
                        @Override
                        public Description describe() {
                            return Description.of("Lost Letters", List.of(1)).withLicence("CC BY 4.0").withSource("Doe");
                        }

                        @Override
                        public Map<String, Split> splits() {
                            return Map.of();
                        }
                    };
                }
            }
            """;

    @TempDir
    static Path published;

    @TempDir
    Path directory;

    private static DataServer server;

    private final byte[] content = content();

    @BeforeAll
    static void installThePlugin() throws Exception {
        server = new DataServer(published.resolve("web"));
        Path sources = published.resolve("sources");
        write(
                sources.resolve("src/module-info.java"),
                "module com.example.letters { requires org.ranvier.api;"
                        + " provides org.ranvier.api.data.Dataset with com.example.letters.Letters; }");
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content()));
        write(
                sources.resolve("src/com/example/letters/Letters.java"),
                DATASET.replace("SIZE", Integer.toString(SIZE))
                        .replace("SUM", sum)
                        .replace("SERVER", server.url()));
        write(
                sources.resolve("resources/META-INF/ranvier-plugin.properties"),
                "id=letters\nversion=1.0.0\ndescription=letters\napi=[1.0.0-rc.1,2)\n");
        Path plugins = Files.createDirectories(published.resolve("plugins"));
        ThirdPartyPlugin.compile(Installation.assembled().apiJar(), sources, plugins.resolve("letters.jar"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void publish() throws IOException {
        Files.createDirectories(web("official/letters.bin").getParent());
        Files.write(web("official/letters.bin"), content);
        server.silentAfter(SIZE);
        server.requests.clear();
    }

    @Test
    void aPluginsDataIsFetchedFromTheAddressesThatItDeclares() throws Exception {
        assertThat(ranvier()
                        .run("data", "info", "letters", "--data", "data")
                        .requireSuccess()
                        .stdout())
                .contains(
                        "Lost Letters, 400 kB",
                        "CC BY 4.0",
                        "letters.bin  400 kB  missing",
                        "ranvier data get letters");

        Result got = ranvier()
                .run("data", "get", "letters", "--data", "data", "--json")
                .requireSuccess();

        assertThat(got.stderr())
                .contains(
                        "Lost Letters, 400 kB, licence CC BY 4.0",
                        "Cite: Doe & Roe, 2025",
                        "localhost does not have it (status 404); trying the next address");
        assertThat(got.lastJson().get("fetched").get(0).asString()).isEqualTo("letters.bin");
        assertThat(file()).hasBinaryContent(content);
        assertThat(ranvier()
                        .run("data", "list", "--data", "data")
                        .requireSuccess()
                        .stdout())
                .contains("letters        here");
        JsonNode again = ranvier()
                .run("data", "get", "letters", "--data", "data", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(again.get("fetched").isEmpty()).isTrue();
        assertThat(server.requests).containsExactly("nowhere.bin", "official/letters.bin");
    }

    @Test
    void whatAKilledProcessLeftIsGoneOnWith() throws Exception {
        server.silentAfter(150_000);
        try (ChildProcess child = ranvier().start("data", "get", "letters", "--data", "data")) {
            awaitPart();
            child.kill();
        }
        assertThat(file()).doesNotExist();
        server.silentAfter(SIZE);

        ranvier().run("data", "get", "letters", "--data", "data").requireSuccess();

        assertThat(file()).hasBinaryContent(content);
        assertThat(server.requests.getLast()).matches("official/letters.bin bytes=[1-9]\\d*-");
    }

    @Test
    void whoeverInterruptsItIsToldHowToGoOn() throws Exception {
        server.silentAfter(150_000);
        try (ChildProcess child = ranvier().start("data", "get", "letters", "--data", "data")) {
            awaitPart();
            child.signal("INT");
            Result result = child.await(TIMEOUT).requireExit(INTERRUPTED);
            assertThat(result.stderr())
                    .endsWith(
                            "ranvier: interrupted; what was fetched is kept; go on with: ranvier data get letters.\n");
        }
        assertThat(part()).isNotEmptyFile();
    }

    @Test
    void bytesThatAreNotThoseOfThePublisherNeverGetTheName() throws Exception {
        content[7]++;
        Files.write(web("official/letters.bin"), content);

        Result result =
                ranvier().run("data", "get", "letters", "--data", "data").requireExit(DATA);

        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr().lines().toList().getLast())
                .startsWith("ranvier: letters/letters.bin: it could not be fetched: ")
                .contains("sends something else: what came has the SHA-256 ")
                .endsWith("ranvier data import letters DIR.");
        assertThat(file()).doesNotExist();
        assertThat(part()).doesNotExist();
    }

    @Test
    void aMirrorIsAskedFirst() throws Exception {
        Files.createDirectories(web("lab/letters"));
        Files.write(web("lab/letters/letters.bin"), content);

        ranvier()
                .with("RANVIER_DATA_MIRROR", server.url() + "lab")
                .with("RANVIER_DATA", directory.resolve("shared").toString())
                .run("data", "get", "letters")
                .requireSuccess();

        assertThat(directory.resolve("shared/letters/letters.bin")).hasBinaryContent(content);
        assertThat(server.requests).containsExactly("lab/letters/letters.bin");
    }

    @Test
    void twoProcessesFetchItOnce() throws Exception {
        try (ChildProcess one = ranvier().start("data", "get", "letters", "--data", "data");
                ChildProcess other = ranvier().start("data", "get", "letters", "--data", "data")) {
            one.await(TIMEOUT).requireSuccess();
            other.await(TIMEOUT).requireSuccess();
        }
        assertThat(file()).hasBinaryContent(content);
        assertThat(server.requests.stream().filter("official/letters.bin"::equals))
                .hasSize(1);
    }

    @Test
    void aTrainingThatMissesItsDataSaysHowToGetIt() throws Exception {
        String yinYang = Files.readString(Installation.sources().resolve("examples/yin-yang.yaml"));
        write(
                directory.resolve("letters.yaml"),
                TopLevelKeys.of(yinYang).with(TopLevelKeys.of("data: {dataset: letters}\n")));

        Result result = ranvier().run("train", "letters.yaml").requireExit(DATA);

        assertThat(result.stderr())
                .isEqualTo(
                        "ranvier: dataset letters: there is no letters.bin; fetch it with: ranvier data get letters.\n");
    }

    @Test
    void theRealMnistComesOverTheWireAsItIs() throws Exception {
        Path data = Machine.dataWith("mnist");
        try (DataServer mirror = new DataServer(data)) {
            ranvier()
                    .run("data", "get", "mnist", "--data", "data", "--mirror", mirror.url())
                    .requireSuccess();
            assertThat(mirror.requests).hasSize(4);
        }
        assertThat(directory.resolve("data/mnist/train-images-idx3-ubyte.gz"))
                .hasSameBinaryContentAs(data.resolve("mnist/train-images-idx3-ubyte.gz"));
    }

    private RanvierProcess ranvier() {
        String plugins = Installation.assembled().plugins() + ":" + published.resolve("plugins");
        return RanvierProcess.assembledIn(directory)
                .with("RANVIER_PLUGINS", plugins)
                .with("no_proxy", "localhost");
    }

    private static byte[] content() {
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static Path web(String path) {
        return published.resolve("web").resolve(path);
    }

    private void awaitPart() throws IOException, InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!Files.exists(part()) || Files.size(part()) == 0) {
            assertThat(System.nanoTime())
                    .as("something of the file arrived in time")
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    private Path file() {
        return directory.resolve("data/letters/letters.bin");
    }

    private Path part() {
        return directory.resolve("data/letters/letters.bin.part");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
