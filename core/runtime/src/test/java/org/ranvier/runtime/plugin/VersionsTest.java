package org.ranvier.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    @Test
    void ordersByPrecedence() {
        List<SemanticVersion> ordered = List.of(
                        "0.9.0",
                        "1.0.0-1",
                        "1.0.0-2",
                        "1.0.0-10",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "1.0.0+build.1",
                        "1.0.1",
                        "1.2.0",
                        "1.10.0",
                        "2.0.0")
                .stream()
                .map(SemanticVersion::parse)
                .toList();
        List<SemanticVersion> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "0.0.0", "1.0.0-rc.1", "1.0.0-x-y.7+build.007", "999999999.0.0"})
    void writesAsItReads(String text) {
        assertThat(SemanticVersion.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01", "v1.2.3", "1.2.3+", "9999999999.0.0"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> SemanticVersion.parse(text)).hasMessageContaining("is not a semantic version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0.1,0.2)  | 0.1.0      | true",
                "[0.1,0.2) | 0.1.9 | true",
                "[0.1,0.2) | 0.2.0 | false",
                "[0.1,0.2)  | 0.2.0-rc.1 | false",
                "[0.1,0.2) | 0.1.0-rc.1 | false",
                "[0.1,0.2) | 0.1.5-rc.1 | true",
                "(1.0,2.0]  | 1.0.0      | false",
                "(1.0,2.0] | 2.0.0 | true",
                "(1.0,2.0] | 2.0.1 | false",
                "[1.0,)     | 7.0.0      | true",
                "(,2.0) | 0.0.1 | true",
                "[1.2.3] | 1.2.3 | true",
                "[1.2.3] | 1.2.4 | false",
                "1.2        | 1.9.0      | true",
                "1.2 | 2.0.0 | false",
                "1.2 | 1.1.9 | false",
                "0.3        | 0.3.9      | true",
                "0.3 | 0.4.0 | false",
                "1 | 1.0.0 | true",
                "[1.0,2.0.0-rc.2) | 2.0.0-rc.1 | true"
            })
    void knowsWhatFits(String range, String version, boolean fits) {
        assertThat(VersionRange.parse(range).contains(SemanticVersion.parse(version)))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1.0", "1.0,2.0", "[2.0,1.0]", "[1.0,1.0)", "[a,b)", "latest"})
    void refusesOtherRanges(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesRangesInFull() {
        assertThat(VersionRange.parse(" 1.2 ")).hasToString("[1.2.0,2.0.0)");
        assertThat(VersionRange.parse("[1.2.3]")).hasToString("[1.2.3]");
        assertThat(VersionRange.parse("[1.0,)")).hasToString("[1.0.0,)");
        assertThat(VersionRange.parse("(,2.0]")).hasToString("(,2.0.0]");
    }
}
