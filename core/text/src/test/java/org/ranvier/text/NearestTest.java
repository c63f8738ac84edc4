package org.ranvier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of("lif", "srm", "adlif", "tau_mem", "tau_syn", "v_threshold", "a");

    @ParameterizedTest
    @CsvSource({
        "lfi, lif",
        "LIF, lif",
        "lift, lif",
        "adlfi, adlif",
        "tau_m, tau_mem",
        "v_treshold, v_threshold",
        "tausyn, tau_syn"
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.of(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"banana", "x", "''"})
    void suggestsNothingFarFetched(String written) {
        assertThat(Nearest.of(written, NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "'', abc, 3", "abc, abc, 0", "ca, abc, 3"})
    void countsEdits(String one, String other, int edits) {
        assertThat(Nearest.edits(one, other)).isEqualTo(edits);
        assertThat(Nearest.edits(other, one)).isEqualTo(edits);
    }

    @Test
    void takesTheFirstOfEquallyNearNames() {
        assertThat(Nearest.of("lif-a", List.of("lif-b", "lif-c"))).contains("lif-b");
    }
}
