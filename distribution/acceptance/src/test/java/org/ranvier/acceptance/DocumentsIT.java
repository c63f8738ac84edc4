package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What the documents show works: files are read and run, commands exist, links lead somewhere. */
class DocumentsIT {

    private static final int DATA_PROBLEM = 4;

    /** The archive where there is one, which starts the soonest; there are many commands. */
    private static Installation installation;

    @TempDir
    static Path place;

    @TempDir
    Path directory;

    @BeforeAll
    static void unpack() throws Exception {
        Optional<Path> archive = Archives.findWithJava();
        installation = archive.isPresent() ? Archives.unpack(archive.get(), place) : Installation.assembled();
    }

    static List<Document.Block> files() throws IOException {
        return Document.blocks("yaml", "");
    }

    static List<Document.Block> sweeps() throws IOException {
        return Document.blocks("yaml", "sweep");
    }

    static List<Document.Block> keys() throws IOException {
        return Document.blocks("yaml", "keys");
    }

    static List<Document.Block> papers() throws IOException {
        return Document.blocks("yaml", "paper");
    }

    static List<Document.Block> commands() throws IOException {
        return Document.blocks("sh", "");
    }

    static List<Path> examples() throws IOException {
        Path examples = Installation.sources().resolve("examples");
        try (Stream<Path> files = Files.walk(examples, 2)) {
            return files.filter(
                            f -> f.toString().endsWith(".yaml") && !f.toString().contains("third-party"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileInADocumentRuns(Document.Block block) throws Exception {
        Path file = Files.writeString(directory.resolve("shown.yaml"), block.text());
        if (block.text().contains("training:")) {
            ranvier().run("train", file.toString(), "--out", "run").requireSuccess();
        } else {
            ranvier().run("simulate", file.toString()).requireSuccess();
        }
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void aSweepInADocumentFitsItsExperiment(Document.Block block) throws Exception {
        Path file = Files.writeString(directory.resolve("shown.yaml"), block.text());
        ranvier().run("sweep", file.toString(), "--dry-run").requireSuccess();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keysInADocumentFitIntoAnExperiment(Document.Block block) throws Exception {
        String base = Files.readString(Installation.sources().resolve("examples/yin-yang.yaml"));
        Path file = Files.writeString(
                directory.resolve("shown.yaml"), TopLevelKeys.of(base).with(TopLevelKeys.of(block.text())));

        ranvier().run("explain", file.toString(), "--equations").requireSuccess();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void thePaperInADocumentRuns(Document.Block block) throws Exception {
        Path file = Files.writeString(directory.resolve("shown.yaml"), block.text());
        ranvier()
                .run("reproduce", file.toString(), "--quick", "--rows", "width-*")
                .requireSuccess();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsRight(Path example) throws Exception {
        Result result = example.getParent().endsWith("sweep")
                ? ranvier().run("sweep", example.toString(), "--dry-run")
                : ranvier().run("explain", example.toString());

        // Where its data are not there, it was read to the end all the same.
        assertThat(result.exitCode()).as(result.toString()).isIn(0, DATA_PROBLEM);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandInADocumentExistsWithItsOptions(Document.Block block) throws Exception {
        for (String line : block.text().lines().toList()) {
            String command = line.replaceFirst("#.*", "").strip();
            if (command.matches("(\\./)?ranvier .*")) {
                List<String> words = new ArrayList<>(List.of(command.split(" +")));
                words.removeFirst();
                words.add("--help");
                ranvier().run(words.toArray(String[]::new)).requireSuccess();
            }
        }
    }

    @Test
    void jsonInDocumentsIsJson() throws Exception {
        for (Document.Block block : Document.blocks("json", "")) {
            assertThat(JsonMapper.shared().readTree(block.text()).isObject())
                    .as(block.place())
                    .isTrue();
        }
    }

    @Test
    void linksLeadSomewhere() throws Exception {
        for (Document document : Document.all()) {
            Document.assertLinksLeadSomewhere(document.path());
        }
    }

    @Test
    void theReferenceOfComponentsIsUpToDate() throws Exception {
        Result result = ranvier().run("plugin", "info", "--all", "--markdown").requireSuccess();

        assertThat(Installation.sources().resolve("docs/components.md"))
                .as("run: ./ranvier plugin info --all --markdown > docs/components.md")
                .hasContent(result.stdout());
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.of(installation).in(directory).with("RANVIER_DATA", "");
    }
}
