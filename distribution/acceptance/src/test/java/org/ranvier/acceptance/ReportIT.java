package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pages on runs: what they say, what they leave out, and that they need nothing but themselves. */
class ReportIT {

    private static final int USAGE = 2;

    /** A name that would be a script, were it not text; runs are files that come from others. */
    private static final String NAME = "<script>alert(1)</script>";

    @TempDir
    static Path directory;

    @BeforeAll
    static void train() throws Exception {
        for (String seed : List.of("1", "2")) {
            train(seed, "learned" + seed);
            train(seed, "fixed" + seed, "--set", "network.hidden.delays.train=false");
        }
    }

    private static void train(String seed, String run, String... more) throws Exception {
        String[] brief = {"train", "yin-yang", "--seed", seed, "--out", "runs/" + run};
        String[] small = {"--set", "data.limit=300", "--set", "training.epochs=2", "--set", "network.hidden.neurons=30"
        };
        ranvier()
                .run(java.util.stream.Stream.of(brief, small, more)
                        .flatMap(java.util.Arrays::stream)
                        .toArray(String[]::new))
                .requireSuccess();
    }

    @Test
    void theReportOfARunHasEverySectionAndTheFiguresOfEvaluate() throws Exception {
        JsonNode json = ranvier()
                .run("report", "runs/learned1", "--json")
                .requireSuccess()
                .lastJson();
        JsonNode evaluated = ranvier()
                .run("evaluate", "runs/learned1", "--json")
                .requireSuccess()
                .lastJson();
        String html = withoutScripts(directory.resolve(json.get("report").asString()));

        assertThat(json.get("report").asString()).isEqualTo("runs/learned1/report.html");
        assertThat(headings(html))
                .containsExactly(
                        "Learning curves",
                        "Answers on the test split",
                        "Samples through the network",
                        "Weights and delays before and after training",
                        "Receptive fields",
                        "Neuron parameters",
                        "Spikes and synaptic operations",
                        "Experiment",
                        "Plugins",
                        "Machine");
        String accuracy = String.format(
                Locale.ROOT, "%.2f %%", 100 * evaluated.get("accuracy").asDouble());
        String loss =
                String.format(Locale.ROOT, "loss %.4f", evaluated.get("loss").asDouble());
        assertThat(html)
                .contains("test accuracy " + accuracy, "accuracy " + accuracy + ", " + loss)
                .contains("test@best-validation", "test@last-epoch", "best-test")
                .contains("selected on test, for comparison with papers that do the same")
                .doesNotContain("could not be made", "could not be run");
        evaluated
                .get("plugins")
                .properties()
                .forEach(plugin -> assertThat(html)
                        .contains(plugin.getKey(), plugin.getValue().asString()));
        assertThat(html).contains("Moran&#39;s I", "hidden.delays", "Confusion matrix", "nJ", "spikes of hidden");
    }

    @Test
    void namesAreTextAndNothingIsLoaded() throws Exception {
        Path run = directory.resolve("<script>alert(1)");
        copy("runs/learned1", run);
        Path resolved = run.resolve("resolved.json");
        ObjectNode record = (ObjectNode) JsonMapper.shared()
                .readTree(Files.readString(resolved)
                        .replaceFirst("\"yin-yang\"", "\"" + Matcher.quoteReplacement(NAME) + "\""));
        // As one of an older version, which had no checksum; with another one it would be refused.
        record.remove(List.of("sha256", "checksum", "data_sha256"));
        Files.writeString(resolved, record.toString());
        ranvier().run("report", run.toString(), "--out", "named.html").requireSuccess();
        String html = Files.readString(directory.resolve("named.html"));

        assertThat(withoutScripts(directory.resolve("named.html")))
                .contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;: test accuracy")
                .contains("Run &lt;script&gt;alert(1), on")
                .contains("default-src &#39;none&#39;");
        assertThat(html.contains("<script>alert")).isFalse();
        assertThat(Pattern.compile("(src|href|action)=[\"']?(https?:)?//|@import|url\\((?!data:)")
                        .matcher(html)
                        .find())
                .isFalse();
    }

    @Test
    void severalRunsAreComparedByGroupsOfSeeds() throws Exception {
        JsonNode json = ranvier()
                .run("report", "runs", "--out", "compared.html", "--json")
                .requireSuccess()
                .lastJson();
        String html = withoutScripts(directory.resolve("compared.html"));

        assertThat(json.get("runs").size()).isEqualTo(4);
        assertThat(headings(html))
                .containsExactly("Groups", "Learning curves", "Tests between groups", "The table for a paper", "Runs");
        assertThat(html)
                .contains("4 runs in 2 groups", "network.hidden.delays.train=false")
                .contains("2 pairs", "Wilcoxon signed-rank", "Few seeds prove little")
                .contains("\\begin{tabular}", "|---|---:|");
    }

    @Test
    void withoutACheckpointTheRestIsThereAll() throws Exception {
        Path copy = directory.resolve("damaged");
        copy("runs/fixed1", copy);

        ranvier().run("report", "damaged").requireSuccess();

        assertThat(withoutScripts(copy.resolve("report.html")))
                .contains("Learning curves", "interrupted", "There is no checkpoint of this run");
    }

    @Test
    void anEventDrivenNetworkHasSpikeTimesButNoPotentials() throws Exception {
        ranvier()
                .run(
                        "train",
                        "yin-yang-delgrad",
                        "--out",
                        "events",
                        "--set",
                        "data.limit=200",
                        "--set",
                        "training.epochs=1")
                .requireSuccess();
        ranvier().run("report", "events").requireSuccess();

        assertThat(withoutScripts(directory.resolve("events/report.html")))
                .contains("There are no potentials, as events drive this network", "spikes of hidden")
                .doesNotContain("could not be made", "could not be run");
    }

    @Test
    void whatIsNoRunIsRefusedAndNothingElseIsOverwritten() throws Exception {
        Files.writeString(directory.resolve("thesis.html"), "<p>chapter one</p>");
        Files.createDirectories(directory.resolve("empty"));
        Refusal refusal = Refusal.in(directory);

        assertThat(refusal.of(USAGE, "report", "elsewhere"))
                .containsExactly("elsewhere: this is not a folder that can be read; give a folder of runs.");
        assertThat(refusal.of(USAGE, "report", "empty"))
                .containsExactly("empty: there is no run in this folder; give a folder made by 'ranvier train'.");
        assertThat(refusal.of(USAGE, "report", "runs/learned1", "--out", "thesis.html"))
                .containsExactly(
                        "thesis.html: this exists and is no report; choose another place with --out, or remove it.");
        assertThat(refusal.of(USAGE, "report", "runs/learned1", "--out", "nowhere/page.html"))
                .containsExactly("nowhere/page.html: its folder does not exist; make the folder, or choose another with"
                        + " --out.");
        assertThat(directory.resolve("thesis.html")).hasContent("<p>chapter one</p>");
    }

    @Test
    void inABrowserCurvesAreDrawnNothingComplainsAndANarrowWindowShowsAll() throws Exception {
        Chromium chromium = Chromium.require(directory);
        ranvier().run("report", "runs/learned2").requireSuccess();
        ranvier().run("report", "runs", "--out", "all.html").requireSuccess();

        for (Path page : List.of(directory.resolve("runs/learned2/report.html"), directory.resolve("all.html"))) {
            assertThat(chromium.dom(page)).containsPattern("<canvas[^>]*width=\"\\d{3}");
            assertThat(chromium.dom(narrow(page))).contains("<title>the page is as wide as its window</title>");
        }
        Path png = directory.resolve("page.png");
        chromium.picture(directory.resolve("all.html"), png, 1000, 1400, "--blink-settings=preferredColorScheme=0");
        assertThat(Files.size(png)).isBetween(10_000L, 1_000_000L);
    }

    /** A page around a page of 400 pixels, whose title says whether that has to be scrolled sideways. */
    private static Path narrow(Path page) throws IOException {
        String html = Files.readString(page).replace("&", "&amp;").replace("\"", "&quot;");
        Path narrow = page.resolveSibling("narrow.html");
        return Files.writeString(narrow, """
                <!DOCTYPE html><meta charset="utf-8">
                <iframe style="width: 400px; height: 900px; border: 0" srcdoc="%s"></iframe>
                <script>
                document.querySelector('iframe').addEventListener('load', event => {
                  const root = event.target.contentDocument.documentElement;
                  document.title = root.scrollWidth <= 400 ? 'the page is as wide as its window' : 'it is ' + root.scrollWidth;
                });
                </script>
                """.formatted(html));
    }

    /** Copies what the files of a run tell, without its checkpoints. */
    private static void copy(String run, Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : List.of("experiment.yaml", "resolved.json", "metrics.jsonl")) {
            Files.copy(directory.resolve(run).resolve(file), to.resolve(file));
        }
    }

    /** The page without what would fill the screen when a test fails. */
    private static String withoutScripts(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?s)<(script|style|svg)\\b.*?</\\1>", "");
    }

    private static List<String> headings(String html) {
        Matcher matcher = Pattern.compile("<h2[^>]*>(.*?)</h2>").matcher(html);
        return matcher.results().map(found -> found.group(1)).toList();
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
