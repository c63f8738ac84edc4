package org.ranvier.runtime.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Neuron;
import org.ranvier.runtime.Listing;
import org.ranvier.runtime.PluginJar;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.Preferences;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.runtime.zoo.Animal.Caught;

/**
 * Every bad plugin is found out when it should be, with plugin, reason and remedy, and the others go on listing and
 * computing. To add one, add a line to one of the lists of animals.
 */
class ZooTest {

    @TempDir
    Path plugins;

    @TempDir
    Path work;

    @TempDir
    static Path keepers;

    @BeforeAll
    static void raiseKeepers() {
        for (String id : List.of("good", "late")) {
            PluginJar.of(keepers.resolve(id), id, "1.0.0", id)
                    .source(
                            "test." + id + ".The",
                            "package test." + id + ";"
                                    + " public class The implements org.ranvier.api.Component { public String name() { return \""
                                    + id + "\"; } public String description() { return Integer.toString(6 * 7); } }")
                    .write(keepers, id);
        }
    }

    static Stream<Animal> animals() {
        return Stream.of(BadFiles.ALL, BadDescriptors.ALL, BadModules.ALL, BadProviders.ALL, BadUses.ALL)
                .flatMap(List::stream);
    }

    @Test
    void isLargeAndTellsItsAnimalsApart() {
        assertThat(animals().map(Animal::name)).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("animals")
    void isFoundOutAndTheOthersLive(Animal animal) throws IOException {
        Path good = Files.copy(keepers.resolve("good.jar"), plugins.resolve("good.jar"));
        animal.making().make(new Cage(plugins, work));
        PluginRuntime runtime = PluginRuntime.open(List.of(plugins));

        List<Problem> early = runtime.problems();
        if (animal.caught() == Caught.EXAMINED || animal.caught() == Caught.USED) {
            assertThat(early).as("nothing is wrong at first sight").isEmpty();
        }
        assertTold(animal, problems(animal, runtime, early));
        assertThat(runtime.plugins().stream().anyMatch(plugin -> plugin.id().equals(Cage.ID)))
                .as("whether it can be used for what is left")
                .isEqualTo(animal.caught().compareTo(Caught.RESOLVED) > 0);
        assertAlive(runtime);
        assertThat(good).isRegularFile();
    }

    /** What is written down of the others, and of what little works of it, changes nothing about a list. */
    @ParameterizedTest
    @MethodSource("animals")
    void isListedAlikeWithAndWithoutRecords(Animal animal) throws IOException {
        Files.copy(keepers.resolve("good.jar"), plugins.resolve("good.jar"));
        animal.making().make(new Cage(plugins, work));
        Listing without = list();
        PluginRuntime runtime = PluginRuntime.open(List.of(plugins));
        runtime.plugins().forEach(plugin -> Listing.record(runtime, plugin, UnaryOperator.identity()));

        assertThat(Listing.place(plugins.resolve("good.jar"))).exists();
        assertThat(list()).isEqualTo(without);
    }

    private Listing list() {
        return Listing.of(List.of(plugins), Preferences.NONE, () -> PluginRuntime.open(List.of(plugins)));
    }

    private static List<Problem> problems(Animal animal, PluginRuntime runtime, List<Problem> early) {
        return switch (animal.caught()) {
            case READ, RESOLVED, LISTED -> early;
            case EXAMINED -> runtime.examine(runtime.plugin(Cage.ID, ""));
            case USED -> {
                Plugin bad = runtime.plugin(Cage.ID, "");
                assertThat(runtime.examine(bad)).isEmpty();
                yield catchThrowableOfType(
                                RanvierException.class,
                                () -> runtime.find(Neuron.class, "bad", "").dynamics(Settings.defaults(Schema.EMPTY)))
                        .problems();
            }
        };
    }

    /** One of the problems has plugin or place, reason and remedy, in one line that a terminal shows as it is. */
    private void assertTold(Animal animal, List<Problem> problems) {
        String all = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        assertThat(problems)
                .as(all)
                .anySatisfy(problem -> {
                    assertThat(problem.message()).matches(pattern(animal.says()));
                    assertThat(problem.remedy()).matches(pattern(animal.remedy()));
                    assertThat(problem.plugin() + problem.where())
                            .containsPattern("bad@1\\.0\\.0|bad\\.|bad-1\\.0\\.0");
                })
                .allSatisfy(problem -> assertThat(problem.toString()).matches("[^\\p{Cntrl}]+"))
                .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.PLUGIN));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Stream.of(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** The plugins that were there are listed and compute, and a further one is installed and computes, too. */
    private void assertAlive(PluginRuntime runtime) {
        runtime.install(keepers.resolve("late.jar"));

        List<String> computed = new ArrayList<>();
        for (Provided<Component> one : runtime.all(Component.class)) {
            if (!one.plugin().id().equals(Cage.ID)) {
                computed.add(one.name() + " " + one.component().description());
            }
        }
        assertThat(computed).contains("good 42", "late 42");
    }
}
