package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a paper, computed again from a file that anybody could have written, and from those that come along.
 */
class ReproduceIT {

    private static final int USAGE = 2;

    private static final String EXPERIMENT = """
            name: tiny
            seed: 9
            data: {dataset: yin-yang, limit: 60}
            encoder: {type: time-to-first-spike, early: 0, late: 30, bias_time: 0}
            time: {dt: 1, steps: 40}
            network:
              - neurons: 8
                neuron: {type: lif, tau_mem: 6, v_threshold: 0.3}
                synapse: {type: exponential, tau_syn: 3}
                delays: {type: triangle, max: 20}
              - neurons: 3
                neuron: {type: leaky, tau_mem: 6}
                synapse: {type: exponential, tau_syn: 3}
            objective: mean-voltage
            training:
              epochs: 2
              batch: 20
              optimizer: {type: adam, lr: 0.005, lr_delays: 0.1}
              surrogate: fast-sigmoid
            """;

    private static final String PAPER = """
            title: "A table of <ours>"
            source: Somebody 2026
            seeds: 2
            quick: {seeds: 1, changes: [training.epochs=1]}
            rows:
              - name: "width-{hidden}"
                label: "{hidden} neurons"
                group: by width
                each: {hidden: [4, 8]}
                experiment: tiny.yaml
                changes: ["network.hidden.neurons={hidden}"]
              - name: published
                experiment: tiny.yaml
                seeds: 1
                published: {test: 77.7, sd: 0.3, where: table 9, selected_on: test}
              - name: pictures
                experiment: tiny.yaml
                changes: ["data.dataset={type: idx, folder: mnist}"]
            figures:
              - {name: widths, title: By width, type: against, x: hidden, rows: ["width-*"]}
              - {name: curves, title: Curves, type: curves, splits: [train, test], rows: ["width-*"]}
              - {name: each, title: Each, rows: ["width-*", published]}
              - {name: moved, title: What moved, type: analysis, analyse: [distributions, "{run:width-8}"]}
              - {name: never, title: Never drawn, rows: [pictures]}
            comparisons: [{first: width-4, second: width-8}]
            """;

    @TempDir
    static Path directory;

    private static Path folder;
    private static JsonNode table;

    @BeforeAll
    static void computeAPaperAgain() throws Exception {
        folder = Files.createDirectory(directory.resolve("a table of ours"));
        Files.writeString(folder.resolve("tiny.yaml"), EXPERIMENT);
        Files.writeString(folder.resolve("ours.yaml"), PAPER);
        table = reproduce("--json").lastJson();
    }

    @Test
    void theTableHasTheMeansOfTheRunsBesideThePapersValues() throws Exception {
        JsonNode row = row(table, "width-8");
        double first = summary("width-8/seed-1");
        double second = summary("width-8/seed-2");
        assertThat(row.get("state").asString()).isEqualTo("finished");
        JsonNode value = row.get("test_at_best_validation");
        assertThat(value.get("mean").asDouble()).isCloseTo((first + second) / 2, within(1e-12));
        assertThat(value.get("sd").asDouble()).isCloseTo(Math.abs(first - second) / Math.sqrt(2), within(1e-12));
        assertThat(row.get("parameters").get("mean").asInt()).isEqualTo(5 * 8 * 2 + 8 * 3);

        JsonNode published = row(table, "published").get("published");
        assertThat(published.get("test").asDouble()).isCloseTo(0.777, within(1e-12));
        assertThat(published.get("selected_on").asString()).isEqualTo("test");
        assertThat(row(table, "published").get("finished").asInt()).isEqualTo(1);

        List<String> csv = Files.readAllLines(out().resolve("table.csv"));
        assertThat(csv).hasSize(5);
        assertThat(csv.getFirst()).startsWith("row,label,group,state,quick,published,published_sd,runs,");
        assertThat(csv.get(3)).startsWith("published,published,,finished,false,0.777,0.003,1,");
        assertThat(Files.readString(out().resolve("table.md"))).contains("| 77.7 ± 0.3 % |");
    }

    @Test
    void aRowWhoseDataIsNotHereSaysHowToGetIt() {
        JsonNode missing = row(table, "pictures");
        assertThat(missing.get("state").asString()).isEqualTo("needs data");
        assertThat(missing.get("missing").get("remedy").asString()).contains("ranvier data get mnist");
        assertThat(out().resolve("runs/pictures")).doesNotExist();
    }

    @Test
    void thePageHasTheTableTheFiguresAndWhatIsMissing() throws Exception {
        String html = Files.readString(out().resolve("report.html"));
        assertThat(html)
                .contains("A table of &lt;ours&gt;", "77.7 ± 0.3 %", "selected on test", "ranvier data get mnist")
                .contains("None of its rows has finished.")
                .doesNotContain("quick look");
        assertThat(html.split("<svg", -1)).as("figures that could be drawn").hasSize(5);
        for (String figure : List.of("widths.svg", "curves.svg", "each.svg", "moved.svg", "moved.csv")) {
            assertThat(out().resolve("figures").resolve(figure)).isNotEmptyFile();
        }
    }

    @Test
    void againRunsNothingThatHasFinishedAndAFurtherRowJoinsTheTable() throws Exception {
        Path checkpoint = out().resolve("runs/width-8/seed-2/last.safetensors");
        Object before = Files.getLastModifiedTime(checkpoint);
        byte[] csv = Files.readAllBytes(out().resolve("table.csv"));
        reproduce();
        assertThat(Files.getLastModifiedTime(checkpoint)).isEqualTo(before);
        assertThat(out().resolve("table.csv")).hasBinaryContent(csv);

        Path some = directory.resolve("some");
        reproduce("--rows", "published", "--out", some.toString());
        JsonNode both = reproduce("--rows", "width-4", "--out", some.toString(), "--json")
                .lastJson();
        assertThat(both.get("rows")).hasSize(2);
    }

    @Test
    void aQuickLookIsCalledSoAndStandsBesideNoValueOfThePaper() throws Exception {
        Result result = reproduce("--quick", "--rows", "published,width-4", "--json");
        JsonNode row = row(result.lastJson(), "published");
        assertThat(result.lastJson().get("quick").asBoolean()).isTrue();
        assertThat(row.has("published")).isFalse();
        assertThat(row.get("changes").get(0).asString()).isEqualTo("training.epochs=1");
        assertThat(result.stderr()).contains("A quick look at a reduced size");
        Path quick = directory.resolve("reproduced/ours-quick");
        assertThat(Files.readString(quick.resolve("report.html")))
                .contains("This is a quick look")
                .doesNotContain("77.7");
        assertThat(Files.readString(quick.resolve("table.csv"))).doesNotContain("0.777");
    }

    @Test
    void everyPaperThatComesAlongIsListedAndEachOfItsRowsCanBeRead() throws Exception {
        JsonNode papers =
                ranvier().run("reproduce", "--list", "--json").requireSuccess().lastJson();
        assertThat(papers.get("papers").values().stream()
                        .map(paper -> paper.get("paper").asString()))
                .containsExactly("deckers-2024", "goltz-2024", "grappolini-2023", "meszaros-2025");
        for (JsonNode paper : papers.get("papers")) {
            String name = paper.get("paper").asString();
            Result rows = ranvier().run("reproduce", name, "--list", "--json").requireSuccess();
            assertThat(rows.lastJson().get("rows")).hasSize(paper.get("rows").asInt());
        }
    }

    @Test
    void aRowOfAPaperThatComesAlongRuns() throws Exception {
        JsonNode rows = ranvier()
                .run("reproduce", "goltz-2024", "--quick", "--rows", "weights-5", "--json")
                .requireSuccess()
                .lastJson();
        JsonNode value = row(rows, "weights-5").get("test_at_best_validation");
        assertThat(value.get("mean").asDouble()).as("a third by chance").isGreaterThan(0.5);
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingRuns() throws Exception {
        Path where = Files.createDirectory(directory.resolve("wrong"));
        Files.writeString(where.resolve("tiny.yaml"), EXPERIMENT);
        Files.writeString(where.resolve("ours.yaml"), PAPER);
        Files.writeString(where.resolve("typo.yaml"), PAPER.replace("neurons={hidden}", "neurones={hidden}"));
        Files.writeString(where.resolve("lost.yaml"), PAPER.replace("tiny.yaml", "lost-experiment.yaml"));
        Refusal refusal = Refusal.in(where);
        assertThat(refusal.of(USAGE, "reproduce")).singleElement().asString().contains("needs a paper", "goltz-2024");
        assertThat(refusal.of(USAGE, "reproduce", "golz-2024"))
                .singleElement()
                .asString()
                .contains("goltz-2024");
        assertThat(refusal.of(USAGE, "reproduce", "ours.yaml", "--rows", "width-5"))
                .singleElement()
                .asString()
                .contains("no row 'width-5'", "width-4");
        assertThat(refusal.of(USAGE, "reproduce", "typo.yaml"))
                .first()
                .asString()
                .contains("width-4");
        assertThat(refusal.of(USAGE, "reproduce", "lost.yaml"))
                .first()
                .asString()
                .contains("lost-experiment");
    }

    @Test
    void runsOfAnotherVersionAreNotTakenForThoseOfARow() throws Exception {
        String other = directory.resolve("other").toString();
        reproduce("--rows", "published", "--out", other);
        Path changed = Files.writeString(folder.resolve("changed.yaml"), PAPER.replace("seeds: 1\n", "seeds: 2\n"));
        Result refused = ranvier()
                .run("reproduce", changed.toString(), "--rows", "published", "--out", other)
                .requireExit(USAGE);
        assertThat(refused.stderr()).contains("this row was begun with the runs seed-1", "--out");
    }

    private static Result reproduce(String... more) throws Exception {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "reproduce";
        arguments[1] = folder.resolve("ours.yaml").toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return ranvier().run(arguments).requireSuccess();
    }

    private static Path out() {
        return directory.resolve("reproduced/ours");
    }

    private static JsonNode row(JsonNode table, String name) {
        for (JsonNode row : table.get("rows")) {
            if (row.get("row").asString().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row " + name);
    }

    private static double summary(String run) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(out().resolve("runs").resolve(run).resolve("summary.json")))
                .get("test_at_best_validation")
                .asDouble();
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory)
                .with("RANVIER_DATA", directory.resolve("no-data").toString());
    }
}
