package org.ranvier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.config.Texts.shown;
import static org.ranvier.config.Texts.yaml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.model.DelaySite;
import org.ranvier.config.tree.Problems;

class ConfigReaderTest {

    private final Problems problems = new Problems();

    @Test
    void handsOutValuesAndDefaults() {
        try (ConfigReader reader =
                read("{dt: 1, lr: .5, epochs: 1e2, seed: 9223372036854775807, name: 1.10, fast: True, site: dendritic, "
                        + "none: ~}")) {
            assertThat(reader.number("dt", Range.above(0))).isEqualTo(1);
            assertThat(reader.number("lr", Range.above(0), 1)).isEqualTo(0.5);
            assertThat(reader.number("absent", Range.above(0), 7)).isEqualTo(7);
            assertThat(reader.optionalNumber("absent", Range.ALL)).isEmpty();
            assertThat(reader.integer("epochs", Range.atLeast(1))).isEqualTo(100);
            assertThat(reader.integer("absent", Range.ALL, 3)).isEqualTo(3);
            assertThat(reader.optionalInteger("absent", Range.ALL)).isEmpty();
            assertThat(reader.longInteger("seed", 0)).isEqualTo(Long.MAX_VALUE);
            assertThat(reader.text("name")).isEqualTo("1.10");
            assertThat(reader.text("absent", "x")).isEqualTo("x");
            assertThat(reader.flag("fast", false)).isTrue();
            assertThat(reader.choice("site", DelaySite.SYNAPTIC)).isEqualTo(DelaySite.DENDRITIC);
            assertThat(reader.choice("absent", List.of("a", "b"))).isEqualTo("a");
            assertThat(reader.number("none", Range.ALL, 4)).isEqualTo(4);
            assertThat(reader.has("none")).isFalse();
        }
        problems.throwIfAny();
    }

    @Test
    void wrongValuesSayWhatWasFoundAndWhatToGive() {
        ConfigReader reader = read("""
                dt: -1
                lr: fast
                epochs: 2.5
                batch: [1, 2]
                seed: 1e300
                fast: maybe
                name: {a: 1}
                site: dendrit
                delay: .nan
                layers: 3
                """);
        reader.number("dt", Range.above(0));
        reader.number("lr", Range.ALL, 1);
        reader.integer("epochs", Range.atLeast(1));
        reader.integer("batch", Range.closed(1, 10), 1);
        reader.longInteger("seed", 1);
        reader.flag("fast", true);
        reader.text("name");
        reader.choice("site", DelaySite.SYNAPTIC);
        reader.number("delay", Range.ALL, 0);
        reader.children("layers");
        reader.close();

        assertThat(shown(problems))
                .containsExactly(
                        "e.yaml:1:5: 'dt' is -1; give a number > 0.",
                        "e.yaml:2:5: 'lr' is the text 'fast'; give a number.",
                        "e.yaml:3:9: 'epochs' is 2.5; give a whole number ≥ 1.",
                        "e.yaml:4:8: 'batch' is a list of 2 numbers; give a whole number in [1, 10].",
                        "e.yaml:5:7: 'seed' is 1e300; give a whole number.",
                        "e.yaml:6:7: 'fast' is the text 'maybe'; give true or false.",
                        "e.yaml:7:7: 'name' is a mapping of a; give a text.",
                        "e.yaml:8:7: 'site' is the text 'dendrit'; did you mean 'dendritic'?",
                        "e.yaml:9:8: 'delay' is .nan; give a number.",
                        "e.yaml:10:9: 'layers' is 3; give a list, such as [first, second].");
    }

    @Test
    void anIntegerThatOverflowsIsAProblem() {
        read("{epochs: 3000000000}").integer("epochs", Range.atLeast(1));
        assertThat(shown(problems))
                .singleElement()
                .asString()
                .startsWith("e.yaml:1:10: 'epochs' is 3000000000; give a whole number in");
    }

    @Test
    void missingKeysNameTheMappingThatLacksThem() {
        ConfigReader reader = read("training: {lr: 1}\n");
        try (reader) {
            ConfigReader training = reader.child("training");
            training.integer("epochs", Range.atLeast(1));
            training.optionalNumber("lr", Range.ALL);
            reader.component("encoder");
            reader.child("data").text("dataset");
        }
        assertThat(shown(problems))
                .containsExactly(
                        "e.yaml:1:1: 'encoder' is missing; add it: the name of a component.",
                        "e.yaml:1:1: 'data' is missing; add it: keys and values.",
                        "e.yaml:1:11: 'epochs' is missing; add it: a whole number ≥ 1.");
    }

    @Test
    void unknownKeysAreReportedWhereTheyStandWithTheNearestName() {
        try (ConfigReader reader = read("""
                network:
                  - neurons: 3
                    nueron: lif
                colour: red
                """)) {
            ConfigReader layer = reader.children("network").getFirst();
            layer.integer("neurons", Range.atLeast(1));
            layer.component("neuron");
        }
        assertThat(shown(problems))
                .containsExactly(
                        "e.yaml:3:5: there is no key 'nueron'; did you mean 'neuron'?",
                        "e.yaml:4:1: there is no key 'colour'; the keys are: network.");
    }

    @Test
    void aMappingThatIsWrongAsAWholeIsOneProblem() {
        try (ConfigReader reader = read("{training: 3, data: x, network: [1]}")) {
            reader.child("training").text("needed");
            reader.childOrDefaults("data").text("needed");
            reader.children("network").getFirst().text("needed");
        }
        assertThat(shown(problems))
                .containsExactly(
                        "e.yaml:1:12: 'training' is 3; give keys and values, such as {key: value}.",
                        "e.yaml:1:21: 'data' is the text 'x'; give keys and values, such as {key: value}.",
                        "e.yaml:1:33: 'network[0]' is 1; give keys and values, such as {key: value}.");
    }

    @Test
    void anAbsentMappingGivesItsDefaults() {
        ConfigReader schedule = read("{a: 1}").childOrDefaults("schedule");
        assertThat(schedule.number("factor", Range.ALL, 0.5)).isEqualTo(0.5);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void listsOfTextsAndComponents() {
        try (ConfigReader reader =
                read("{record: [u, s, 3], regularizers: [l2, {type: rate, target: 10}], seeds: [1, 2]}")) {
            assertThat(reader.texts("record")).containsExactly("u", "s", "3");
            assertThat(reader.components("regularizers"))
                    .map(ComponentRef::type)
                    .containsExactly("l2", "rate");
            assertThat(reader.list("seeds")).hasSize(2);
            assertThat(reader.list("absent")).isEmpty();
        }
        problems.throwIfAny();
    }

    @Test
    void allProblemsAreThrownTogether() {
        problems.add(Problem.plugin("p@1", "", "is missing", "install it"));
        try (ConfigReader reader = read("{a: 1}")) {
            reader.text("b");
        }
        assertThatThrownBy(problems::throwIfAny).isInstanceOfSatisfying(RanvierException.class, e -> {
            assertThat(e.problems()).hasSize(3);
            assertThat(e.problems().getLast().plugin()).isEqualTo("p@1");
            assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.USAGE);
        });
    }

    private ConfigReader read(String text) {
        return new ConfigReader(yaml(text), problems);
    }

    @Test
    void thousandsOfUnknownKeysAreOneProblem() {
        Problems problems = new Problems();
        StringBuilder text = new StringBuilder("neurons: 3\n");
        for (int n = 0; n < 50_000; n++) {
            text.append("key" + n + ": 1\n");
        }
        try (ConfigReader reader = new ConfigReader(yaml(text.toString()), problems)) {
            reader.integer("neurons", Range.atLeast(1));
        }

        assertThat(shown(problems))
                .containsExactly(
                        "e.yaml:1:1: 50000 of its keys are unknown here, such as 'key0'; the keys are: neurons.");
    }
}
