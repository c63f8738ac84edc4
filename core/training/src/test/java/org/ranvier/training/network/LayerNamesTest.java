package org.ranvier.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.Overrides;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;

/**
 * An assignment finds a layer by its name, whether it was given or is that of its place, and what a layer reads from by
 * its source.
 */
class LayerNamesTest {

    private static final String TWO = "network: [{neurons: 3}, {neurons: 2}]";
    private static final String THREE = "network: [{neurons: 3}, {name: second, neurons: 4}, {neurons: 2}]";
    private static final String SOURCES =
            "network: [{neurons: 3}, {neurons: 2, from: [{from: hidden, bias: true}, {from: output}, {from: input, name: straight}, input]}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                TWO + " | network.hidden.neurons=9 | [{neurons: 9}, {neurons: 2}]",
                TWO + " | network[output].neurons=9 | [{neurons: 3}, {neurons: 9}]",
                THREE + " | network.hidden1.neurons=9 | [{neurons: 9}, {name: second, neurons: 4}, {neurons: 2}]",
                THREE + " | network.second.neurons=9 | [{neurons: 3}, {name: second, neurons: 9}, {neurons: 2}]",
                THREE + " | network.output.neurons=9 | [{neurons: 3}, {name: second, neurons: 4}, {neurons: 9}]",
                SOURCES + " | network.output.from.hidden.bias=false | {from: hidden, bias: false}",
                SOURCES + " | network.output.from[output].bias=true | {from: output, bias: true}",
                SOURCES + " | network.output.from.straight.bias=true | {from: input, name: straight, bias: true}"
            })
    void aNameOfItsPlaceWillDo(String experiment, String assignment, String expected) {
        Mapping changed = apply(experiment, assignment);
        String onOneLine = ConfigWriter.write(changed).replaceAll("\n +- ", " ").replace("\n", " ");
        assertThat(plain(onOneLine)).contains(plain(expected));
    }

    @Test
    void aNearMissIsToldTheNearestName() {
        assertThatThrownBy(() -> apply(TWO, "network.hiden.neurons=9")).hasMessageContaining("did you mean 'hidden'?");
        assertThatThrownBy(() -> apply(THREE, "network.hidden.neurons=9"))
                .hasMessageContaining("did you mean 'hidden1'?");
        assertThatThrownBy(() -> apply(THREE, "network.x.neurons=9"))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("or one of hidden1, second, output");
    }

    private static String plain(String yaml) {
        return yaml.replaceAll("[\\[\\]{},\\s]+", " ");
    }

    private static Mapping apply(String experiment, String assignment) {
        Problems problems = new Problems();
        Mapping read = (Mapping) ConfigParser.parse("test.yaml", experiment);
        Mapping changed = Overrides.apply(read, List.of(assignment), NetworkReader::itemName, problems);
        problems.throwIfAny();
        return changed;
    }
}
