package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of("lif", "srm", "adlif", "tau_mem", "tau_syn", "v_threshold", "a");

    @ParameterizedTest
    @CsvSource({"lfi, lif", "LIF, lif", "lift, lif", "adlfi, adlif", "tau_m, tau_mem", "v_treshold, v_threshold",
        "tausyn, tau_syn"})
    void findsWhatWasMeant(String written, String meant) {
        assertThat(NearestName.of(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"banana", "x", "''"})
    void suggestsNothingFarFetched(String written) {
        assertThat(NearestName.of(written, NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "'', abc, 3", "abc, abc, 0", "ca, abc, 3"})
    void countsEdits(String one, String other, int edits) {
        assertThat(NearestName.distance(one, other)).isEqualTo(edits);
        assertThat(NearestName.distance(other, one)).isEqualTo(edits);
    }

    @Test
    void takesTheFirstOfEquallyNearNames() {
        assertThat(NearestName.of("lif-a", List.of("lif-b", "lif-c"))).contains("lif-b");
    }
}
