package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an experiment, or with the options that change it, is said with its place and what to do. */
class BadExperimentIT {

    private static final int USAGE = 2;

    @TempDir
    Path directory;

    @Test
    void anUnknownKeyIsReportedWhereItStandsWithTheNearestOne() throws Exception {
        writeExample("  epochs: 5", "  epohcs: 5");

        assertThat(refused("mine.yaml"))
                .containsExactly("mine.yaml:20:3: there is no key 'epohcs'; did you mean 'epochs'?");
    }

    @Test
    void anUnknownSettingNamesItsComponent() throws Exception {
        writeExample("tau_mem: 6, v_threshold", "tau_men: 6, v_threshold");

        assertThat(refused("mine.yaml"))
                .containsExactly("mine.yaml:11:25: 'lif' has no setting 'tau_men'; did you mean 'tau_mem'?");
    }

    @Test
    void aWrongTypeSaysWhatIsThereAndWhatToGive() throws Exception {
        writeExample("neurons: 100", "neurons: many");

        assertThat(refused("mine.yaml"))
                .containsExactly("mine.yaml:10:14: 'neurons' is the text 'many'; give a whole number ≥ 1.");
    }

    @Test
    void allProblemsAreReportedAtOnceInTheirOrder() throws Exception {
        writeExample(
                "neurons: 100",
                "neurons: many",
                "tau_mem: 6, v_threshold",
                "tau_mem: -6, v_treshold",
                "lr: 0.005",
                "lr: fast",
                "objective: mean-voltage",
                "objektive: mean-voltage");

        assertThat(refused("mine.yaml"))
                .containsExactly(
                        "mine.yaml:10:14: 'neurons' is the text 'many'; give a whole number ≥ 1.",
                        "mine.yaml:11:34: 'tau_mem' is -6; give a number > 0 (ms).",
                        "mine.yaml:11:38: 'lif' has no setting 'v_treshold'; did you mean 'v_threshold'?",
                        "mine.yaml:18:1: there is no key 'objektive'; did you mean 'objective'?",
                        "mine.yaml:22:31: 'lr' is the text 'fast'; give a number ≥ 0.");
    }

    @Test
    void aDelayBeyondTheCapIsNotCutInSilence() throws Exception {
        assertThat(refused("yin-yang", "--set", "network.hidden.delays={type: fixed, max: 20, values: 30}"))
                .containsExactly("--set network.hidden.delays: every delay of 'hidden' is 30.0 ms;"
                        + " keep delays in [0, 20] ms or raise 'max'.");
        assertThat(refused(
                        "yin-yang",
                        "--set",
                        "network.hidden.delays={type: slayer, site: axonal, max: 20, values: [0, 1, 20, 20.5, 3]}"))
                .containsExactly("--set network.hidden.delays: delay 3 of 'hidden' is 20.5 ms;"
                        + " keep delays in [0, 20] ms or raise 'max'.");
    }

    @Test
    void moreTapsThanASampleHasTicksAreRefusedForEveryProjection() throws Exception {
        assertThat(refused(
                        "yin-yang",
                        "--set",
                        "time.steps=20",
                        "--set",
                        "network.output.delays={type: dcls, unit: ticks, max: 25}"))
                .containsExactly(
                        "network: delays of 'hidden': they reach 20 ticks, which are 21 taps, but a sample has 20 ticks"
                                + " (time.steps); set their max to 19 ticks at most, or raise time.steps.",
                        "network: delays of 'output': they reach 25 ticks, which are 26 taps, but a sample has 20 ticks"
                                + " (time.steps); set their max to 19 ticks at most, or raise time.steps.");
    }

    @Test
    void tooFewNeuronsForTheClasses() throws Exception {
        assertThat(refused("yin-yang", "--set", "network.output.neurons=2"))
                .containsExactly(
                        "network.output: the data has 3 classes, the last layer 2 neurons; give it one neuron per class.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training.epocs=1     | --set training.epocs: there is no key 'epocs'; did you mean 'epochs'?
            network.3.neurons=1  | --set network.3.neurons: 'network' has no item '3'; give an index from 0 to 1, or one of hidden, output.
            network.hiden.dropout=0 | --set network.hiden.dropout: 'network' has no item 'hiden'; did you mean 'hidden'?
            seed.value=1         | --set seed.value: 'seed' is 42 and has no keys; set 'seed' as a whole, such as --set 'seed={value: …}'.
            training.epochs      | --set training.epochs: this is not a path and a value; write it like training.epochs=20.
            training.epochs=x    | --set training.epochs: 'epochs' is the text 'x'; give a whole number ≥ 1.
            """)
    void aWrongChangeOnTheCommandLineIsReportedAsItsOption(String set, String sentence) throws Exception {
        assertThat(refused("yin-yang", "--set", set)).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --threads    | 0     | --threads: '0' is out of range; give 1 to 1024.
            --threads    | two   | --threads: 'two' is not a whole number; write --threads 1.
            --seed       | 1.5   | --seed: '1.5' is not a whole number; write --seed 1.
            --tread      | 2     | there is no option '--tread'; did you mean '--threads'?
            --resume     | other | 'train' needs an experiment, or a run to resume; write ranvier train EXPERIMENT or --resume RUN.
            """)
    void aWrongOptionIsReported(String option, String value, String sentence) throws Exception {
        assertThat(refused("yin-yang", option, value)).containsExactly(sentence);
    }

    @Test
    void anExperimentThatIsNeitherAFileNorAnExample() throws Exception {
        assertThat(refused("yinyang"))
                .containsExactly("yinyang: there is no such experiment; did you mean 'yin-yang'?");
        assertThat(refused("mine.yaml"))
                .singleElement()
                .asString()
                .startsWith(
                        "mine.yaml: there is no such experiment; check the name and the current folder, or take a built-in one: ")
                .contains("mnist-delays", "yin-yang");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                   | mine.yaml: it is empty; write keys and values, such as name: first.
            '- first'            | mine.yaml:1:1: the file holds a list of 1; write keys and values, such as name: first.
            'name: [first'       | mine.yaml:1:13: a bracket is still open here; write ',' or ']' before.
            'name: a\tname: b'   | mine.yaml:2:1: 'name' is given twice, first in line 1; keep one of them.
            """)
    void aFileThatIsNoExperiment(String text, String sentence) throws Exception {
        Files.writeString(directory.resolve("mine.yaml"), text.replace('\t', '\n'));

        assertThat(refused("mine.yaml")).containsExactly(sentence);
    }

    @Test
    void aFolderIsNoExperiment() throws Exception {
        Files.createDirectory(directory.resolve("folder"));

        assertThat(refused("folder")).containsExactly("folder: it is a folder, not a file; name a file in it.");
    }

    @Test
    void withDebugTheTraceShowsAfterTheSentence() throws Exception {
        Result result = RanvierProcess.assembledIn(directory)
                .run("train", "yinyang", "--debug")
                .requireExit(USAGE);

        assertThat(result.stderr()).startsWith("ranvier: yinyang: ").contains("\tat org.ranvier.");
    }

    @Test
    void scriptsFindTheProblemsInTheJsonObject() throws Exception {
        Result result = RanvierProcess.assembledIn(directory)
                .run("train", "yin-yang", "--json", "--set", "seed=x", "--set", "time.dt=0")
                .requireExit(USAGE);

        assertThat(result.lastJson().get("error").propertyNames())
                .containsExactlyInAnyOrder("code", "plugin", "where", "message", "remedy");
        assertThat(result.lastJson().get("error").get("where").asString()).isEqualTo("--set seed");
        assertThat(result.lastJson().get("errors")).hasSize(2);
    }

    private List<String> refused(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        return Refusal.in(directory).of(USAGE, all.toArray(String[]::new));
    }

    /** The built-in example with some texts replaced. */
    private void writeExample(String... replacements) throws IOException {
        String text = Files.readString(Installation.assembled().examples().resolve("yin-yang.yaml"));
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Files.writeString(directory.resolve("mine.yaml"), text);
    }
}
