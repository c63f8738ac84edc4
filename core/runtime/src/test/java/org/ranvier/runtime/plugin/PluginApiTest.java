package org.ranvier.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginApiTest {

    private static final PluginApi CANDIDATE = api("1.0.0-rc.1");

    @ParameterizedTest
    @ValueSource(
            strings = {"[0.1,0.2)", "[0.1,1)", "[0.1,2)", "[1.0.0-rc.1,2)", "[1.0.0-rc.1,1.0.0]", "^1.0.0-rc.1", "*"})
    void theReleaseCandidateTakesPluginsOfTheKeptApiAndItsOwn(String range) {
        assertThat(CANDIDATE.suits(VersionRange.parse(range))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1.0,2.0)  | [1.0.0,2.0.0)",
                "^1.0       | [1.0.0,2.0.0)",
                ">=1.0      | [1.0.0,)",
                "[1.0.0]    | [1.0.0]"
            })
    void whoLeavesTheCandidateOutIsToldOfTheRangeThatTakesIt(String range, String interval) {
        VersionRange parsed = VersionRange.parse(range);

        assertThat(CANDIDATE.suits(parsed)).isFalse();
        assertThat(CANDIDATE.refusal(parsed))
                .isEqualTo("fits versions " + interval
                        + " of the Ranvier API, but this is 1.0.0-rc.1, which comes before 1.0.0");
        assertThat(CANDIDATE.remedy(parsed))
                .isEqualTo(
                        "install a version of the plugin with api=[1.0.0-rc.1,2), which takes this one and its release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.2,0.3)", "[2,3)", "[0.0.1,0.1)", "[1.1,2)", "[1.0.0-rc.2,1.0.0)"})
    void otherVersionsAreOnlyNamed(String range) {
        VersionRange parsed = VersionRange.parse(range);

        assertThat(CANDIDATE.suits(parsed)).isFalse();
        assertThat(CANDIDATE.refusal(parsed)).endsWith("but this is 1.0.0-rc.1");
        assertThat(CANDIDATE.remedy(parsed)).isEqualTo("install a version of the plugin for 1.0.0-rc.1");
    }

    @ParameterizedTest
    @CsvSource({"0.1.0, '[0.1,0.2)'", "0.12.3, '[0.12,0.13)'", "1.0.0-rc.1, '[1.0.0-rc.1,2)'", "1.4.2, '[1.4,2)'"})
    void aNewPluginFitsTheApiUpToTheNextThatMayBreakIt(String version, String range) {
        assertThat(api(version).range()).isEqualTo(range);
        assertThat(api(version).suits(VersionRange.parse(range))).isTrue();
    }

    @Test
    void whatIsMadeForTheCandidateRunsOnAllThatFollows() {
        VersionRange range = VersionRange.parse(CANDIDATE.range());

        for (String later : new String[] {"1.0.0-rc.2", "1.0.0", "1.1.0-rc.1", "1.9.9"}) {
            assertThat(api(later).suits(range)).as(later).isTrue();
        }
        assertThat(api("2.0.0-rc.1").suits(range)).isFalse();
    }

    private static PluginApi api(String version) {
        return new PluginApi(SemanticVersion.parse(version));
    }
}
