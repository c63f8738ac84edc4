package org.ranvier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.config.Texts.shown;
import static org.ranvier.config.Texts.yaml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Range;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;

class OverridesTest {

    private static final String TEXT = """
            data: {dataset: yin-yang}
            encoder:
            network:
              - {name: hidden, neurons: 30, neuron: lif}
              - {neurons: 3}
            shape: [28, 28]
            """;

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data.limit=100 | data: {dataset: yin-yang, limit: 100}",
                "data.dataset='7' | data: {dataset: \"7\"}",
                "data={dataset: mnist} | data: {dataset: mnist}",
                "encoder.type=rate | encoder: {type: rate}",
                "training.schedule.every=20 | {every: 20}",
                "network[0].neurons=50 | neurons: 50, neuron: lif",
                "network.0.neurons=50 | neurons: 50, neuron: lif",
                "network.hidden.neurons=50 | neurons: 50, neuron: lif",
                "network[hidden].neurons=50 | neurons: 50, neuron: lif",
                "network[1]={neurons: 4} | - {neurons: 4}",
                "shape[1]=14 | shape: [28, 14]",
                "data.dataset= | data: {dataset: null}",
                "note=a=b | note: \"a=b\""
            })
    void valuesAreReplacedAndAdded(String assignment, String expected) {
        assertThat(ConfigWriter.write(apply(assignment))).contains(expected);
        problems.throwIfAny();
    }

    @Test
    void laterAssignmentsWinAndOrderIsKept() {
        Mapping changed = apply("data.limit=1", "data.limit=2");
        assertThat(changed.keys()).containsExactly("data", "encoder", "network", "shape");
        assertThat(ConfigWriter.write(changed)).contains("limit: 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data | --set data: this is not a path and a value; write it like training.epochs=20.",
                "a..b=1 | --set a..b=1: this is not a path and a value; write it like training.epochs=20.",
                "data.dataset.x=1 | --set data.dataset.x: 'data.dataset' is the text 'yin-yang' and has no keys; set 'data.dataset' as a whole, such as --set 'data.dataset={x: …}'.",
                "network[2].neurons=1 | --set network[2].neurons: 'network' has no item '2'; give an index from 0 to 1, or one of hidden.",
                "network.hiden.neurons=1 | --set network.hiden.neurons: 'network' has no item 'hiden'; did you mean 'hidden'?",
                "data.x=[1 | --set data.x: a bracket is still open here; write ',' or ']' before.",
                "data={a: 1, a: 2} | --set data: 'a' is given twice; keep one of them."
            })
    void whatCannotBeAppliedIsAProblem(String assignment, String problem) {
        Mapping unchanged = apply(assignment);
        assertThat(unchanged.keys()).containsExactly("data", "encoder", "network", "shape");
        assertThat(shown(problems)).containsExactly(problem);
    }

    @Test
    void readersNameTheOptionWhereAValueIsWrong() {
        try (ConfigReader reader = new ConfigReader(apply("data.limit=many", "data.datsaet=x"), problems)) {
            ConfigReader data = reader.child("data");
            data.text("dataset");
            data.integer("limit", Range.atLeast(1), 1);
            List.of("encoder", "network", "shape").forEach(reader::node);
        }
        assertThat(shown(problems))
                .containsExactly(
                        "--set data.datsaet: there is no key 'datsaet'; did you mean 'dataset'?",
                        "--set data.limit: 'limit' is the text 'many'; give a whole number ≥ 1.");
    }

    private Mapping apply(String... assignments) {
        return Overrides.apply(yaml(TEXT), List.of(assignments), Overrides.ItemNames.GIVEN, problems);
    }
}
