package org.ranvier.conformance.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of parameters are made in {@code ParameterId} alone, and taken apart nowhere but in plans of an old format. */
class ParameterNamesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** A name that is put together, or taken apart. */
    private static final Pattern GLUE =
            Pattern.compile("\"\\.(weights|delays|bias|gain|shift|running_mean|running_variance)\\b"
                    + "|(spec|parameter|p)\\.name\\(\\)\\.(startsWith|endsWith|substring|lastIndexOf)\\("
                    + "|startsWith\\([^;]{0,60}\\+ \"\\.\"\\)");

    /** Files that may, with the reason. */
    private static final Map<String, String> EXEMPT = Map.of(
            "PlanUpgrade.java", "reads the names of plans of format 2",
            "RunProvenance.java", "names places of an experiment, not parameters",
            "SimulationOutput.java", "sorts recorded quantities and gradients into the tree of a file",
            "ExperimentLoader.java", "compares settings given on the command line");

    static List<Path> modules() throws IOException {
        return RoomsTest.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noSourceGluesOrSplitsAName(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve(SOURCES))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file ->
                                    !EXEMPT.containsKey(file.getFileName().toString()))
                            .flatMap(ParameterNamesTest::found))
                    .isEmpty();
        }
    }

    @Test
    void namesThatAreGluedOrSplitAreSeen() {
        assertThat(List.of("p.name() + \".weights\"", "spec.name().startsWith(p)", "name.startsWith(element + \".\")"))
                .allMatch(line -> GLUE.matcher(line).find());
        assertThat("plan.parameter(Role.WEIGHTS)").doesNotContainPattern(GLUE);
    }

    private static Stream<String> found(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> GLUE.matcher(line).find())
                    .map(line -> file.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
