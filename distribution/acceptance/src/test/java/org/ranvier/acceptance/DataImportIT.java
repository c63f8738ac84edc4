package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;
import tools.jackson.databind.JsonNode;

/** Files that are on this machine become data that trains at once. */
class DataImportIT {

    private static final int USAGE = 2;
    private static final int DATA = 4;

    @TempDir
    Path directory;

    @BeforeEach
    void record() throws IOException {
        StringBuilder csv = new StringBuilder("sample,channel,time,label\n");
        for (int n = 0; n < 40; n++) {
            csv.append(n + "," + n % 2 + "," + (0.001 + n % 3 / 1000.0) + "," + n % 2 + "\n");
            csv.append(n + "," + n % 2 + "," + (0.01 + n / 1000.0) + "," + n % 2 + "\n");
        }
        Files.writeString(directory.resolve("culture.csv"), csv);
        Files.writeString(directory.resolve("culture.yaml"), """
                data: {dataset: culture}
                time: {steps: 50}
                network:
                  - {neurons: 4, neuron: {type: lif, tau_mem: 5, v_threshold: 0.1}, delays: {type: triangle, max: 5}}
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 5}}
                objective: mean-voltage
                training: {epochs: 1, optimizer: {type: adam, lr: 0.01}}
                """);
    }

    @Test
    void recordingsAreCheckedSummedUpAndTrainAtOnce() throws Exception {
        Result imported = importCulture("time_unit=s", "--test", "0.2", "--title", "A culture", "--json")
                .requireSuccess();

        JsonNode json = imported.lastJson();
        assertThat(json.get("shape").get(0).asInt()).isEqualTo(3);
        JsonNode train = json.get("splits").get("train");
        assertThat(train.get("samples").asInt()).isEqualTo(40);
        assertThat(train.get("per_class").get("1").asInt()).isEqualTo(20);
        assertThat(train.get("length_ms_min_median_max").get(2).asDouble()).isEqualTo(49);
        assertThat(imported.stderr())
                .contains(
                        "How long samples last, in ms",
                        "1 of 3 channels has no event in any sample",
                        "In an experiment, write  data: {dataset: culture}");

        Result trained = ranvier()
                .run("train", "culture.yaml", "--data", "data", "--out", "run")
                .requireSuccess();

        assertThat(trained.stderr()).contains("26 training, 6", "8 test samples");
        assertThat(Files.readString(directory.resolve("run/experiment.yaml")))
                .contains("{type: spikes, train: culture/culture.csv, channels: 3, time_unit: s}");
        assertThat(ranvier()
                        .run("data", "list", "--data", "data")
                        .requireSuccess()
                        .stdout())
                .contains("Imported data\n  culture  in data/culture");
        assertThat(ranvier()
                        .run("data", "info", "culture", "--data", "data")
                        .requireSuccess()
                        .stdout())
                .contains("culture – A culture", "culture.csv  checksum right");
        Files.writeString(directory.resolve("data/culture/culture.csv"), "other");
        assertThat(ranvier()
                        .run("data", "info", "culture", "--data", "data")
                        .requireSuccess()
                        .stdout())
                .contains("changed since it was imported");
    }

    @Test
    void subjectsAreKeptApartWhereAskedFor() throws Exception {
        StringBuilder labels = new StringBuilder("sample,label,group\n");
        StringBuilder csv = new StringBuilder("sample,channel,time\n");
        for (int n = 0; n < 40; n++) {
            labels.append(n + "," + n % 2 + ",mouse" + n / 10 + "\n");
            csv.append(n + "," + n % 2 + ",3\n");
        }
        Files.writeString(directory.resolve("culture.csv"), csv);
        Files.writeString(directory.resolve("labels.csv"), labels);
        assertThat(importCulture("train_labels=labels.csv", "time_unit=ms", "--test", "0.2")
                        .requireSuccess()
                        .stderr())
                .contains("the same 4 groups as training samples", "--keep-groups keeps groups apart");

        ranvier()
                .run(
                        "data",
                        "import",
                        "spikes",
                        "train=culture.csv",
                        "train_labels=labels.csv",
                        "channels=3",
                        "time_unit=ms",
                        "--as",
                        "mice",
                        "--data",
                        "data",
                        "--test",
                        "0.2",
                        "--keep-groups")
                .requireSuccess();

        assertThat(ranvier()
                        .run("train", "culture.yaml", "--set", "data.dataset=mice", "--data", "data")
                        .requireSuccess()
                        .stderr())
                .containsPattern("10\\s+test\\s+samples");
    }

    @Test
    void aUnitThatIsNotSaidIsNeverGuessed() throws Exception {
        assertThat(refused(USAGE))
                .containsExactly(
                        "dataset spikes: the unit of the times in culture.csv is not known; set time_unit to s, ms or us.");
    }

    @Test
    void aUnitThatCannotBeMeantIsAskedAbout() throws Exception {
        assertThat(importCulture("time_unit=us", "--test", "0.2")
                        .requireSuccess()
                        .stderr()
                        .replaceAll("\\s+", " "))
                .contains(
                        "advice: times go up to 0.049 and are read as µs, so that the median sample lasts 0.0000295 ms and the longest 0.000049 ms:"
                                + " they look like s, as s the median is 29.5 ms; set time_unit: s if that is what they are.");
    }

    @Test
    void whatIsWrongWithTheFilesIsSaidAndNothingIsLeft() throws Exception {
        Files.writeString(directory.resolve("culture.csv"), "sample,channel,time,label\n0,7,1,0\n");
        assertThat(refused(DATA, "time_unit=ms"))
                .singleElement()
                .asString()
                .contains("culture.csv, line 2: the event is on channel 7");
    }

    @Test
    void whatIsThereIsNotOverwritten() throws Exception {
        importCulture("time_unit=s").requireSuccess();
        assertThat(refused(DATA, "time_unit=s"))
                .containsExactly("data/culture: it is there already; choose another name, or remove it.");
    }

    @Test
    void classesKeepTheirNames() throws Exception {
        Path file = directory.resolve("culture.csv");
        Files.writeString(
                file, Files.readString(file).replaceAll(",0\n", ",rest\n").replaceAll(",1\n", ",move\n"));

        assertThat(importCulture("time_unit=s", "--test", "0.2")
                        .requireSuccess()
                        .stdout())
                .contains("2 classes: move, rest");

        assertThat(ranvier()
                        .run("data", "info", "culture", "--data", "data")
                        .requireSuccess()
                        .stdout())
                .contains("2: move, rest");
        ranvier().run("train", "culture.yaml", "--data", "data", "--out", "run").requireSuccess();
        ranvier()
                .run("evaluate", "run", "--data", "data", "--predictions", "p.csv")
                .requireSuccess();
        assertThat(Files.readAllLines(directory.resolve("p.csv")))
                .first()
                .isEqualTo("sample,label,predicted,label_name,predicted_name");
        assertThat(Files.readAllLines(directory.resolve("p.csv")))
                .element(1)
                .asString()
                .matches("\\d+,(0,(0|1|-1),move|1,(0|1|-1),rest),(move|rest|)");
    }

    @Test
    void whatIsNotReadIsNamedAndGroupsAreAskedFor() throws Exception {
        Path file = directory.resolve("culture.csv");
        Files.writeString(
                file,
                Files.readString(file).replace("label\n", "label,subject\n").replaceAll(",([01])\n", ",$1,ann\n"));

        assertThat(importCulture("time_unit=s", "--test", "0.2")
                        .requireSuccess()
                        .stderr())
                .contains("advice: not read in culture.csv: the column subject.");
        assertThat(Refusal.in(directory)
                        .of(
                                USAGE,
                                "data",
                                "import",
                                "spikes",
                                "train=culture.csv",
                                "channels=3",
                                "time_unit=s",
                                "--as",
                                "other",
                                "--data",
                                "data",
                                "--test",
                                "0.2",
                                "--keep-groups"))
                .containsExactly(
                        "--keep-groups: the files do not say whom samples are from; leave it out, or add that to the files, such as a column or an array group.");
    }

    @Test
    void filesAndFoldersThatCannotBeImportedAreToldWhereTheyWereLookedFor() throws Exception {
        Files.createDirectory(directory.resolve("words"));
        Refusal refusal = Refusal.in(directory);
        String here = directory.toRealPath().toString();

        assertThat(refusal.of(USAGE, "data", "import", "words"))
                .singleElement()
                .asString()
                .startsWith("words: this is a folder, and only single files are imported")
                .endsWith("data: {dataset: {type: speech-folder, folder: words}} and --data " + here + ".");
        assertThat(refusal.of(
                        DATA,
                        "data",
                        "import",
                        "spikes",
                        "train=none.csv",
                        "channels=3",
                        "time_unit=s",
                        "--as",
                        "x",
                        "--data",
                        "data"))
                .containsExactly("train: there is no 'none.csv' in " + here
                        + "; name it as it is seen from there; data folders are not looked into.");
    }

    @Test
    void mistakesOfTheCommandLineAreTold() throws Exception {
        Refusal refusal = Refusal.in(directory);
        assertThat(refusal.of(USAGE, "data", "import", "culture.csv"))
                .singleElement()
                .asString()
                .contains(
                        "'culture.csv' is a file, but what reads it comes first; write such as ranvier data import spikes train=culture.csv");
        assertThat(refusal.of(
                        USAGE,
                        "data",
                        "import",
                        "spikes",
                        "train=culture.csv",
                        "chanels=3",
                        "--as",
                        "x",
                        "--data",
                        "data"))
                .anySatisfy(sentence ->
                        assertThat(sentence).contains("'spikes' has no setting 'chanels'; did you mean 'channels'?"));
        assertThat(refusal.of(USAGE, "data", "import", "spikes", "train=culture.csv", "channels=3"))
                .containsExactly("recordings of your own need a name; add --as NAME.");
    }

    @Test
    void publishedFilesAreTakenFromAnyFolderAndTheirChecksumsVerified() throws Exception {
        new IdxFiles(4, true).write(directory.resolve("disk"), 40);
        assertThat(Refusal.in(directory).of(DATA, "data", "import", "mnist", "disk", "--data", "data"))
                .hasSize(4)
                .allSatisfy(sentence -> assertThat(sentence).contains("it is not the file of MNIST: it has "));
        Path mnist = Machine.dataWith("mnist");
        ranvier()
                .run("data", "import", "mnist", mnist.toString(), "--data", "data")
                .requireSuccess();
        assertThat(ranvier()
                        .run("data", "get", "mnist", "--data", "data")
                        .requireSuccess()
                        .stdout())
                .contains("nothing to fetch");
    }

    private Result importCulture(String... more) throws IOException, InterruptedException {
        return ranvier().run(command(more));
    }

    private List<String> refused(int exitCode, String... more) throws IOException, InterruptedException {
        return Refusal.in(directory).of(exitCode, command(more));
    }

    private static String[] command(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "data", "import", "spikes", "train=culture.csv", "channels=3", "--as", "culture", "--data", "data"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
