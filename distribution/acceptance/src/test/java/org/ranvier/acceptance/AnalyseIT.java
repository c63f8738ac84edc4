package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Analyses of one run on a clock, of one without, and of neurons alone, by the packaged program. */
class AnalyseIT {

    private static final int USAGE = 2;

    @TempDir
    static Path directory;

    @BeforeAll
    static void train() throws Exception {
        ranvier()
                .run("train", "yin-yang", "--out", "run", "--set", "training.epochs=1", "--set", "data.limit=400")
                .requireSuccess();
        ranvier()
                .run(
                        "train",
                        "yin-yang-delgrad",
                        "--out",
                        "events",
                        "--set",
                        "training.epochs=1",
                        "--set",
                        "data.limit=300")
                .requireSuccess();
    }

    @Test
    void receptiveFieldsCoverEveryChannelAndDelay() throws Exception {
        JsonNode json = analyse("receptive-fields", "run", "--figure", "fields.svg", "--out", "fields.csv");

        assertThat(json.get("neurons").asInt()).isEqualTo(3);
        JsonNode field = json.get("fields").get(0);
        assertThat(field.size()).isEqualTo(json.get("channels").asInt());
        assertThat(field.get(0).size()).isEqualTo(json.get("bins").asInt());
        assertThat(Files.readAllLines(directory.resolve("fields.csv")))
                .hasSize(1 + 3 * json.get("channels").asInt() * json.get("bins").asInt())
                .first()
                .isEqualTo("neuron,channel,delay_ms,value");
        assertThat(Files.readString(directory.resolve("fields.svg"))).startsWith("<svg");
    }

    @Test
    void theStateBeforeTrainingIsAnotherOneAndTheSameEveryTime() throws Exception {
        JsonNode before = analyse("receptive-fields", "run", "--untrained");

        assertThat(before.get("fields"))
                .isNotEqualTo(analyse("receptive-fields", "run").get("fields"));
        assertThat(before).isEqualTo(analyse("receptive-fields", "run", "--untrained"));
    }

    @Test
    void moransIIsTheSameForAnyNumberOfThreadsAndIsTested() throws Exception {
        JsonNode one = analyse("morans-i", "run", "--permutations", "50", "--threads", "1");

        assertThat(one).isEqualTo(analyse("morans-i", "run", "--permutations", "50", "--threads", "3"));
        assertThat(one.get("groups").get(0).get("name").asString()).isEqualTo("trained");
        assertThat(one.get("groups").get(1).get("runs").get(0).get("morans_i").size())
                .isEqualTo(3);
        assertThat(one.get("u").asDouble()).isBetween(0.0, 9.0);
        assertThat(one.get("p").asDouble()).isBetween(0.1, 1.0);
        assertThat(one.get("exact").asBoolean()).isTrue();
        JsonNode against = analyse("morans-i", "run", "--permutations", "20", "--against", "run");
        assertThat(against.get("u").asDouble()).as("a run against itself").isEqualTo(4.5);
    }

    @Test
    void distributionsAndMovesTellTheSameDelays() throws Exception {
        JsonNode delays = null;
        for (JsonNode d : analyse("distributions", "run", "--bins", "7").get("distributions")) {
            if (d.get("quantity").asString().equals("delay") && d.get("trained").asBoolean()) {
                delays = d;
            }
        }
        assertThat(delays).isNotNull();
        assertThat(delays.get("after").get("counts").size()).isEqualTo(7);

        JsonNode moved = analyse("moved", "run", "--most", "5", "--out", "moved.csv");
        String element = delays.get("element").asString();
        double mean = Files.readAllLines(directory.resolve("moved.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals(element))
                .mapToDouble(cells -> Double.parseDouble(cells[6]))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(delays.get("after").get("mean").asDouble(), within(1e-9));
        assertThat(moved.get("projections").get(0).get("by_delay").size()).isEqualTo(5);
    }

    @Test
    void classesAndActivityAgreeWithEvaluate() throws Exception {
        JsonNode evaluated = ranvier()
                .run("evaluate", "run", "--split", "validation", "--json")
                .requireSuccess()
                .lastJson();
        JsonNode classes = analyse("classes", "run", "--split", "validation", "--figure", "classes.png");
        JsonNode activity = analyse("activity", "run", "--split", "validation");

        for (String same : List.of("accuracy", "samples", "balanced_accuracy", "macro_f1", "classes", "confusion")) {
            assertThat(classes.get(same)).as(same).isEqualTo(evaluated.get(same));
        }
        assertThat(activity.get("spikes_per_neuron")).isEqualTo(evaluated.get("spikes_per_neuron"));
        double error = classes.get("calibration").get("expected_error").asDouble();
        assertThat(error).isBetween(0.0, 1.0);
        assertThat(Files.readAllBytes(directory.resolve("classes.png"))).startsWith(0x89, 'P', 'N', 'G');
        JsonNode first = activity.get("projections").get(0);
        assertThat(first.get("operations_per_sample").asDouble())
                .isPositive()
                .isLessThan(first.get("dense_per_sample").asDouble());
    }

    @Test
    void aRunWithoutAClockIsAnalysedToo() throws Exception {
        assertThat(analyse("receptive-fields", "events").get("bins").asInt()).isBetween(2, 60);
        assertThat(analyse("morans-i", "events", "--permutations", "10")
                        .get("groups")
                        .size())
                .isEqualTo(2);
        JsonNode activity = analyse("activity", "events", "--limit", "50");
        assertThat(activity.get("energy").get(1).get("nj_per_sample").asDouble())
                .isPositive();
        assertThat(analyse("classes", "events", "--limit", "50").get("samples").asInt())
                .isEqualTo(50);
        assertThat(String.join("\n", Refusal.in(directory).of(USAGE, "analyse", "membranes", "events")))
                .contains("has no clock");
    }

    /**
     * As figure 3 of Deckers et al. 2024: with a negative a, a neuron runs away; with a positive one it follows its
     * input.
     */
    @Test
    void anAdaptiveNeuronRunsAwayWhereAIsNegative() throws Exception {
        JsonNode json = ranvier()
                .run(
                        "analyse",
                        "ab-map",
                        "{type: adlif-plus, alpha: 0.9, beta: 0.9}",
                        "--x",
                        "a=-5:5:21",
                        "--y",
                        "b=-1:2:13",
                        "--weight",
                        "12",
                        "--steps",
                        "150",
                        "--json")
                .requireSuccess()
                .lastJson();
        JsonNode counts = json.get("spikes_out");
        int inputs = json.get("spikes_in").asInt();
        assertThat(inputs).isEqualTo(12);

        assertThat(counts.get(0).get(0).asInt()).as("a = −5, b = −1").isGreaterThan(10 * inputs);
        int irregular = 0;
        for (int row = 4; row < 13; row++) { // b from 0
            irregular += rises(counts.get(row), 0, 10) ? 1 : 0;
            for (int column = 10; column < 21; column++) {
                assertThat(counts.get(row).get(column).asInt()).isLessThanOrEqualTo(inputs);
            }
            // More adaptation, fewer spikes.
            assertThat(rises(counts.get(row), 10, 20))
                    .as("row " + row + ", a from 0")
                    .isFalse();
        }
        assertThat(irregular)
                .as("rows in which neighbours go up and down, a below 0")
                .isGreaterThanOrEqualTo(3);
    }

    private static boolean rises(JsonNode row, int from, int to) {
        for (int column = from; column < to; column++) {
            if (row.get(column + 1).asInt() > row.get(column).asInt()) {
                return true;
            }
        }
        return false;
    }

    /** As figure 1 of Deckers et al. 2024. */
    @Test
    void threeNeuronsAnswerTheSameSpikesDifferently() throws Exception {
        JsonNode json = analyse("membranes", "three-neurons", "--figure", "three.svg");

        assertThat(spikes(json, "lif")).containsExactly(35);
        assertThat(spikes(json, "delayed")).containsExactly(15, 35);
        assertThat(spikes(json, "adaptive")).containsExactly(35);
    }

    private static List<Integer> spikes(JsonNode json, String population) {
        List<Integer> ticks = new ArrayList<>();
        for (JsonNode trace : json.get("traces")) {
            if (trace.get("population").asString().equals(population)
                    && trace.get("quantity").asString().equals("spikes")) {
                for (int t = 0; t < trace.get("values").size(); t++) {
                    if (trace.get("values").get(t).asDouble() != 0) {
                        ticks.add(t);
                    }
                }
            }
        }
        return ticks;
    }

    @Test
    void membranesOfARunAreThoseOfTheChosenNeuronsAndSample() throws Exception {
        JsonNode json = analyse("membranes", "run", "--sample", "7", "--neurons", "hidden:0,3");

        assertThat(json.get("traces").size()).isEqualTo(4);
        assertThat(json.get("traces").get(3).get("neuron").asInt()).isEqualTo(3);
        assertThat(json).isNotEqualTo(analyse("membranes", "run", "--sample", "8", "--neurons", "hidden:0,3"));
    }

    @Test
    void whatCannotBeAnalysedIsRefusedInASentence() throws Exception {
        Refusal refusal = Refusal.in(directory);

        assertThat(String.join("\n", refusal.of(USAGE, "analyse", "moved", "nowhere")))
                .contains("this is not a run directory");
        assertThat(String.join("\n", refusal.of(USAGE, "analyse", "morans-i", "run", "--population", "hiden")))
                .contains("no population 'hiden'", "hidden");
        assertThat(String.join("\n", refusal.of(USAGE, "analyse", "classes", "run", "--out", "classes.txt")))
                .contains("let its name end in .csv");
        assertThat(String.join(
                        "\n", refusal.of(USAGE, "analyse", "ab-map", "adlif-plus", "--x", "a=1:0", "--y", "b=0:1")))
                .contains("'a=1:0' is no range");
        assertThat(String.join("\n", refusal.of(USAGE, "analyse", "ab-map", "adlif-plus", "--x", "a=0:1")))
                .contains("--y");
        assertThat(String.join("\n", refusal.of(USAGE, "analyse", "membranes", "run", "--neurons", "hidden:9999")))
                .contains("has no neuron 9999");
        assertThat(String.join("\n", refusal.of(USAGE, "analyse", "membranes", "run", "--sample", "99999")))
                .contains("choose one from 0 to");
    }

    private static JsonNode analyse(String... words) throws Exception {
        String[] all = new String[words.length + 2];
        all[0] = "analyse";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--json";
        return ranvier().run(all).requireSuccess().lastJson();
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
