package org.ranvier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.config.Texts.yaml;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;

class ConfigWriterTest {

    private static final Place HERE = Place.of("here");

    @Test
    void writesAsAPersonWould() {
        String text = """
                name: yin-yang-delgrad
                seed: 42
                data: {dataset: yin-yang}
                encoder: {type: time-to-first-spike, early: 0.15, late: 2}
                network:
                  - neurons: 30
                    neuron: {type: lif-exact, tau_mem: 2, tau_syn: 1}
                  - {neurons: 3, neuron: lif}
                empty: {}
                none: []
                shape: [28, 28]
                weights: [[1.0e-5, 0.1], [-2, 1.0e+20]]
                """;
        assertThat(ConfigWriter.write(yaml(text))).isEqualTo(text);
    }

    @Test
    void listsOfListsReadBack() {
        Mapping tree = yaml("a: [[[1, 2], [3]], [b, {c: {d: [e, {f: g}]}}], []]");
        String written = ConfigWriter.write(tree);
        assertThat(ConfigWriter.write(yaml(written))).isEqualTo(written);
        assertThat(plain(yaml(written))).isEqualTo(plain(tree));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "",
                " lead",
                "trail ",
                "true",
                "No",
                "null",
                "~",
                "1e3",
                "0x1F",
                ".5",
                "a: b",
                "a #b",
                "- a",
                "#",
                "@x",
                "\"quoted\"",
                "back\\slash",
                "line\nbreak",
                "tab\t",
                "\u0007",
                "ü😀",
                "\uFEFF",
                "[a]",
                "{a}",
                "a,b",
                "yes",
                "v1.2@x",
                "C:/x",
                "it's",
                "!t",
                "&a",
                "*a",
                "?",
                "-",
                "<<",
                "=",
                "2026-01-01",
                "inf",
                "1:30",
                "y"
            })
    void everyTextReadsBack(String text) {
        Mapping tree = ConfigTree.of(
                HERE, Map.of("key", text, "list", List.of(text, Map.of("x", text)), "map", Map.of(text, 1)));
        assertThat(plain(yaml(ConfigWriter.write(tree)))).isEqualTo(plain(tree));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                1,
                -1,
                0.1,
                1.0 / 3,
                1e-5,
                1e7,
                1e20,
                123456789.125,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                9007199254740993.0
            })
    void everyNumberReadsBack(double number) {
        Mapping read = yaml(ConfigWriter.write(ConfigTree.of(HERE, Map.of("x", number))));
        assertThat(((Scalar) read.get("x").orElseThrow()).number()).hasValue(number);
    }

    @Test
    void longsAreKeptWhole() {
        assertThat(ConfigWriter.write(ConfigTree.of(HERE, Map.of("seed", Long.MIN_VALUE))))
                .isEqualTo("seed: -9223372036854775808\n");
        assertThat(ConfigWriter.write(ConfigTree.of(HERE, Map.of()))).isEqualTo("{}\n");
    }

    @Test
    void longThingsBecomeBlocks() {
        Map<String, Object> wide = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            wide.put("key" + i, i);
        }
        assertThat(ConfigWriter.write(ConfigTree.of(HERE, Map.of("wide", wide))))
                .startsWith("wide:\n  key0: 0\n  key1: 1\n");
    }

    @Test
    void treesAreMadeOfPlainValues() {
        Mapping tree = ConfigTree.of(
                HERE,
                new TreeMap<>(Map.of(
                        "array",
                        new double[] {1, 0.5},
                        "rows",
                        new double[][] {{1}, {2}},
                        "float",
                        0.1f,
                        "int",
                        3,
                        "node",
                        Scalar.of(HERE, true))));
        assertThat(ConfigWriter.write(tree))
                .isEqualTo("array: [1, 0.5]\nfloat: 0.1\nint: 3\nnode: true\nrows: [[1], [2]]\n");
    }

    /** A tree without its places. */
    private static Object plain(ConfigNode node) {
        return switch (node) {
            case Mapping mapping -> {
                Map<String, Object> values = new TreeMap<>();
                mapping.entries().forEach((key, entry) -> values.put(key, plain(entry.value())));
                yield values;
            }
            case Sequence sequence ->
                sequence.items().stream().map(ConfigWriterTest::plain).toList();
            case Numbers numbers ->
                numbers.items().stream().map(ConfigWriterTest::plain).toList();
            case Scalar scalar -> String.valueOf(scalar.value());
        };
    }
}
