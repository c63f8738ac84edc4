package org.ranvier.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"neuron, neuron, 0", "nueron, neuron, 1", "neuro, neuron, 1", "neurons, neuron, 1", "neutron, neuron, 1", "abc, '', 3", "ca, abc, 3"})
    void countsEdits(String a, String b, int edits) {
        assertThat(Nearest.edits(a, b)).isEqualTo(edits);
        assertThat(Nearest.edits(b, a)).isEqualTo(edits);
    }

    @Test
    void findsTheNearestIgnoringCase() {
        List<String> keys = List.of("neurons", "neuron", "delays");
        assertThat(Nearest.of("nueron", keys)).hasValue("neuron");
        assertThat(Nearest.of("DELAY", keys)).hasValue("delays");
        assertThat(Nearest.of("batch", keys)).isEmpty();
        assertThat(Nearest.of("x", List.of("y"))).isEmpty();
    }
}
