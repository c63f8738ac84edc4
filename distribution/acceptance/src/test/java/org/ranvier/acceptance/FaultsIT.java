package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost, and nothing goes wrong without a word, whatever becomes of disks, names and processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final int USAGE = 2;
    private static final int DATA = 4;
    private static final int RUN = 5;

    private Path directory;

    @BeforeAll
    void train(@TempDir Path made) throws Exception {
        directory = made;
        RanvierProcess.assembledIn(directory)
                .run("train", "yin-yang", "--out", "run", "--set", "training.epochs=2", "--set", "data.limit=60")
                .requireSuccess();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs .",
                "evaluate run",
                "evaluate run --json",
                "explain yin-yang",
                "simulate leaky",
                "explain yin-yang --isolated",
                "--version",
                "data list"
            })
    void anAnswerThatADiskHasNoRoomForIsNoSuccess(String command) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "/dev/full");

        Result result = new Shell(directory)
                .run(Shell.RANVIER + " " + command + " > /dev/full")
                .requireExit(RUN);

        assertThat(result.stderr().lines().toList().getLast())
                .isEqualTo(
                        "ranvier: stdout: not all that was asked for could be written there; make room on its disk.");
    }

    /** A file where the folder of runs would be can be looked into by nobody, whoever they are. */
    @Test
    void runsThatCannotBeMadeOrListedAreOneSentence() throws Exception {
        Path place = Files.createDirectory(directory.resolve("blocked"));
        Files.writeString(place.resolve("runs"), "a file");

        assertThat(Refusal.in(place).of(RUN, "train", "yin-yang"))
                .singleElement()
                .asString()
                .contains("the run directory cannot be made, as ")
                .endsWith("runs is a file; name another place with --out.");
        assertThat(Refusal.in(place).of(USAGE, "runs"))
                .containsExactly("runs: this is not a folder that can be read; give a folder of runs.");
    }

    @Test
    void dataThatVanishInTheMiddleEndARunThatGoesOnWhenTheyAreBack() throws Exception {
        Path place = Files.createDirectory(directory.resolve("vanishing"));
        RanvierProcess ranvier = RanvierProcess.assembledIn(place);
        Path data = MineCsv.write(place, place);
        ranvier.run("train", "mine.yaml", "--data", ".", "--out", "run").requireSuccess();
        Path away = Files.move(data, place.resolve("away.csv"));
        assertThat(new Refusal(ranvier).of(DATA, "evaluate", "run", "--split", "validation", "--data", "."))
                .singleElement()
                .asString()
                .contains("mine.csv");
        assertThat(new Refusal(ranvier)
                        .of(DATA, "train", "--resume", "run", "--set", "training.epochs=4", "--data", "."))
                .singleElement()
                .asString()
                .contains("mine.csv");
        Files.move(away, data);
        ranvier.run("train", "--resume", "run", "--set", "training.epochs=4", "--data", ".")
                .requireSuccess();
    }

    /** Only what is in the files is wrong, so that nothing shows before the first of them is read. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            speech-folder, folder: sounds | sounds/%d/a_%d.wav           | mel
            speech-folder, folder: sounds | sounds/%d/a_%d.flac          | mel
            fsdd, folder: nums            | nums/recordings/%d_x_%d9999999999999.wav | mel
            nmnist                        | nmnist/Train/%d/0000%d.bin   | none
            """)
    void dataThatAreRefusedLeaveNoRun(String dataset, String files, String encoder) throws Exception {
        Path place = Files.createTempDirectory(directory, "refused");
        for (int n = 0; n < 8; n++) {
            String file = files.formatted(n % 2, n / 2);
            for (String name : List.of(file, file.replace("Train", "Test"))) {
                Files.createDirectories(place.resolve(name).getParent());
                Files.write(place.resolve(name), new byte[13]);
            }
        }
        Files.writeString(place.resolve("wrong.yaml"), """
                data: {dataset: {type: %s}, validation: 0.5}
                encoder: %s
                time: {steps: 12}
                network:
                  - {neurons: 10, neuron: {type: leaky, tau_mem: 6}}
                objective: mean-voltage
                training: {epochs: 1, batch: 2, optimizer: {type: adam, lr: 0.01}}
                """.formatted(dataset, encoder));

        assertThat(Refusal.in(place).of(DATA, "train", "wrong.yaml", "--data", "."))
                .singleElement()
                .asString()
                .contains(files.substring(0, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dev/zero"})
    void whatHasNoEndIsNoPlugin(String path) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "/dev/zero");

        assertThat(RanvierProcess.assembledIn(directory)
                        .run("plugin", "install", path, "--plugins", "plugins")
                        .requireExit(3)
                        .stderr())
                .startsWith("ranvier: " + path + ": it");
        assertThat(directory.resolve("plugins")).doesNotExist();
    }

    @Test
    void aTimeBeyondAllClocksIsDataThatIsWrong() throws Exception {
        Path place = Files.createDirectory(directory.resolve("late"));
        Files.writeString(
                place.resolve("late.csv"), "sample,channel,time,label\n0,0,1,0\n0,1,1e300,0\n1,1,2,1\n2,1,2,1\n");
        Files.writeString(place.resolve("late.yaml"), """
                data: {dataset: {type: spikes, train: late.csv, channels: 2, time_unit: ms}, validation: 0.3}
                time: {steps: 12}
                network:
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 6}}
                objective: mean-voltage
                training: {epochs: 1, batch: 2, optimizer: {type: adam, lr: 0.01}}
                """);

        assertThat(Refusal.in(place).of(DATA, "train", "late.yaml", "--data", "."))
                .singleElement()
                .asString()
                .contains("late.csv", "line 3", "the event has the time 1.0E300, and no recording lasts so long");
    }

    @Test
    void aNameThatNoFolderCanHaveIsRefusedAtOnce() throws Exception {
        assertThat(Refusal.in(directory).of(RUN, "train", "yin-yang", "--set", "name=" + "n".repeat(250)))
                .singleElement()
                .asString()
                .contains("the run directory cannot be made, as the system says: ")
                .endsWith("; name another place with --out.");
    }

    @Test
    void aRunThatWasKilledBeforeItsFirstCheckpointStartsOverToTheSameBytes() throws Exception {
        Path killed = Files.createDirectory(directory.resolve("killed"));
        for (String file : List.of("experiment.yaml", "resolved.json")) {
            Files.copy(directory.resolve("run").resolve(file), killed.resolve(file));
        }

        RanvierProcess.assembledIn(directory).run("train", "--resume", "killed").requireSuccess();

        for (String checkpoint : List.of("best.safetensors", "last.safetensors")) {
            assertThat(killed.resolve(checkpoint))
                    .hasSameBinaryContentAs(directory.resolve("run").resolve(checkpoint));
        }
    }

    @Test
    void aDamagedCheckpointIsToldWithTheOneThatIsWhole() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("damaged"));
        for (String file :
                List.of("experiment.yaml", "resolved.json", "metrics.jsonl", "last.safetensors", "best.safetensors")) {
            Files.copy(directory.resolve("run").resolve(file), copy.resolve(file));
        }
        byte[] bytes = Files.readAllBytes(copy.resolve("best.safetensors"));
        bytes[bytes.length - 7] ^= 1;
        Files.write(copy.resolve("best.safetensors"), bytes);

        assertThat(Refusal.in(directory).of(DATA, "evaluate", "damaged"))
                .containsExactly(
                        "damaged/best.safetensors: its checksum is not that of its bytes: it was damaged or changed;"
                                + " the other checkpoint of the run, last.safetensors, is whole and of epoch 2:"
                                + " copy it to this name to use that one.");
    }

    @Test
    void aTokenThatOthersCanReadOrGuessIsRefused() throws Exception {
        Path token = Files.writeString(directory.resolve("short.token"), "guess\n");
        assumeTrue(token.getFileSystem().supportedFileAttributeViews().contains("posix"), "permissions");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Refusal.in(directory).of(USAGE, "hardware", "serve", "--token-file", "short.token"))
                .singleElement()
                .asString()
                .startsWith("short.token: others may read or write the token (rw-r--r--); ");

        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        assertThat(Refusal.in(directory).of(USAGE, "hardware", "serve", "--token-file", "short.token"))
                .singleElement()
                .asString()
                .startsWith("short.token: the file has no token of 16 letters or more in it; ");
    }

    /** Nobody ever writes into it. */
    @Test
    void aPipeIsNoPlugin() throws Exception {
        Path pipe = directory.resolve("pipe.jar");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo");

        assertThat(RanvierProcess.assembledIn(directory)
                        .run("plugin", "install", "pipe.jar", "--plugins", "plugins")
                        .requireExit(3)
                        .stderr())
                .contains("pipe.jar: it is neither a file nor a folder; ");
    }

    @Test
    void theDoctorLooksAtARunAndSaysWhatIsDamaged() throws Exception {
        assertThat(RanvierProcess.assembledIn(directory)
                        .run("doctor", "run")
                        .requireSuccess()
                        .stdout())
                .contains(
                        "ok    resolved.json: is what the run has written",
                        "ok    last.safetensors: the last checkpoint, whole, of epoch 2",
                        "ok    metrics.jsonl: has the lines of 2 epochs");

        Path copy = Files.createDirectory(directory.resolve("ill"));
        for (String file :
                List.of("experiment.yaml", "resolved.json", "metrics.jsonl", "last.safetensors", "best.safetensors")) {
            Files.copy(directory.resolve("run").resolve(file), copy.resolve(file));
        }
        Path metrics = copy.resolve("metrics.jsonl");
        Files.writeString(
                metrics, Files.readString(metrics).replaceFirst("\"train_loss\":[^,]*", "\"train_loss\":0.1"));

        assertThat(RanvierProcess.assembledIn(directory)
                        .run("doctor", "ill")
                        .requireExit(DATA)
                        .stdout())
                .contains("fail  metrics.jsonl: its line 1 is not what the run has written there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network.hidden.neuron.tau_mem=[[5, 5, 5, 5, 5, 5, 5, 5, 5, 5], [5, 5, 5, 5, 5, 5, 5, 5, 5, 5]]",
                "time.steps=2147483647",
                "network.hidden.structure={type: rigl, every: 9223372036854775807}",
                "training.batch=9223372036854775807",
                "data.limit=1e300"
            })
    void aNumberBeyondAllMeasureIsRefusedWhereItStands(String setting) throws Exception {
        assertThat(Refusal.in(directory)
                        .of(
                                USAGE,
                                "train",
                                "yin-yang",
                                "--set",
                                setting,
                                "--set",
                                "data.validation=0.3",
                                "--set",
                                "network.hidden.neurons=20"))
                .isNotEmpty();
    }
}
