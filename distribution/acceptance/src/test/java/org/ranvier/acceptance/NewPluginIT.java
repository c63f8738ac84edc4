package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.testkit.Machine;

/**
 * What {@code plugin new} writes is built, tested, installed and used as its README says, in a folder outside of this
 * tree.
 */
class NewPluginIT {

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    static List<String> kinds() throws IOException {
        try (Stream<Path> folders = Files.list(Installation.assembled().home().resolve("authors/templates"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(kind -> !kind.equals("common"))
                    .sorted()
                    .toList();
        }
    }

    /** The guide for backends runs the commands of that kind, see {@link PluginGuideIT}. */
    static List<String> otherKinds() throws IOException {
        return kinds().stream().filter(kind -> !kind.equals("backend")).toList();
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void aNewPluginDoesAllThatItsReadmeSays(String kind) throws Exception {
        String name = "a-new-" + kind;
        Path project = directory.resolve("a place").resolve(name);
        ranvier(directory)
                .run("plugin", "new", kind, name, "--package", "org.mylab.own", "--directory", project.toString())
                .requireSuccess();
        Document readme = Document.read(project.resolve("README.md"));
        List<String> commands = readme.blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.text().lines())
                .toList();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        for (String command : commands) {
            List<String> words = new ArrayList<>(List.of(command.split(" +")));
            String program = words.removeFirst();
            if (words.contains("plugin") && words.contains("verify")) {
                // On all backends that of the guide is enough: that takes a minute.
                words.addAll(List.of("--backend", "simd"));
            }
            Result result = program.endsWith("mvnw")
                    ? new Maven(shared.resolve("repository")).run(project, words.toArray(String[]::new))
                    : ranvier(project).run(words.toArray(String[]::new));
            result.requireSuccess();
        }
        assertThat(Files.readString(readme.path())).doesNotContain("emplate", "@");
    }

    @Test
    void everyKindThatHelpNamesHasATemplate() throws Exception {
        String help = ranvier(directory)
                .run("plugin", "new", "--help")
                .requireSuccess()
                .stdout()
                .replaceAll("\\s+", " ");

        assertThat(List.of(help.replaceFirst(".*KIND is ([a-z, ]+)\\..*", "$1").split(", | or ")))
                .containsExactlyInAnyOrderElementsOf(kinds());
    }

    /** The other tests use the Maven of this build; the wrapper of a project reads no script of this tree. */
    @Test
    void theWrapperOfAProjectStandsAlone() throws Exception {
        Path fetched = Path.of(System.getProperty("user.home"), ".m2", "wrapper", "dists");
        Machine.require(
                "mvnw",
                Optional.of(fetched).filter(Files::isDirectory),
                "no Maven was fetched by a wrapper, in " + fetched);
        ranvier(directory).run("plugin", "new", "neuron", "mine").requireSuccess();

        Result result = ChildProcess.run(
                List.of("./mvnw", "--version"), directory.resolve("mine"), Maven.variables(), Duration.ofMinutes(1));

        assertThat(result.requireSuccess().stdout()).contains("Apache Maven");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        ranvier(directory).run("plugin", "new", "neuron", "mine").requireSuccess();
        Path written = directory.resolve("mine/src/main/java/com/example/mine/MineNeuron.java");
        Files.writeString(written, "mine");

        Result again = ranvier(directory).run("plugin", "new", "neuron", "mine");

        again.requireExit(2);
        assertThat(again.stderr()).contains("nothing is overwritten", "--directory");
        assertThat(written).hasContent("mine");
    }

    @Test
    void unknownKindsAndNamesAreSaidWithWhatWouldDo() throws Exception {
        assertThat(ranvier(directory)
                        .run("plugin", "new", "nueron", "mine")
                        .requireExit(2)
                        .stderr())
                .contains("did you mean 'neuron'?");
        assertThat(ranvier(directory)
                        .run("plugin", "new", "neuron", "MyNeuron")
                        .requireExit(2)
                        .stderr())
                .contains("write it like my-neuron");
        assertThat(directory).isEmptyDirectory();
    }

    private RanvierProcess ranvier(Path folder) {
        return RanvierProcess.assembledIn(folder)
                .with("XDG_CONFIG_HOME", directory.resolve("config").toString());
    }
}
