package org.ranvier.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.training.data.TimesLook.Times;

class TimesLookTest {

    /** Recordings of 40 to 60 ms in a unit of which that many make a ms, taken for another. */
    @ParameterizedTest
    @CsvSource({"1000, ms, us", "1e-3, ms, s", "1e-3, us, ms", "1e-6, us, s", "1000, s, ms", "1e6, s, us"})
    void aUnitThatCannotBeMeantIsToldWithTheOneThatCan(double tooLarge, String declared, String believed) {
        TimesLook look = TimesLook.at(recordings(0.001, 40, tooLarge)).orElseThrow();

        assertThat(look.absolute()).isFalse();
        assertThat(look.factor()).isCloseTo(tooLarge, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(look.text(declared))
                .contains("they look like " + believed.replace('u', 'µ'))
                .endsWith("the median is 49.5 ms");
        assertThat(look.remedy(declared)).isEqualTo("set time_unit: " + believed + " if that is what they are");
    }

    @ParameterizedTest
    @CsvSource({"0, 40", "5, 2", "20, 900", "0, 4000", "30, 40", "100, 140", "1500, 4000"})
    void recordingsThatMayBeMeantSoAreLeftAlone(double firstMs, double lengthMs) {
        assertThat(TimesLook.at(recordings(firstMs, lengthMs, 1))).isEmpty();
    }

    @Test
    void aSpikeASampleIsNoTimeStamp() {
        assertThat(TimesLook.at(IntStream.range(0, 9)
                        .mapToObj(n -> new Times(20 + n, 20 + n))
                        .toList()))
                .isEmpty();
        assertThat(TimesLook.at(List.of())).isEmpty();
    }

    /** Starts that differ are a latency code, not time that goes on. */
    @Test
    void samplesThatBeginAtTimesOfTheirOwnAreLeftAlone() {
        assertThat(TimesLook.at(IntStream.range(0, 60)
                        .mapToObj(n -> new Times(n * 17 % 30, n * 17 % 30 + 2))
                        .toList()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000, 60", "1000, 900", "300, 40"})
    void aStartThatNoSampleHasByItselfLooksAbsolute(double startMs, double lengthMs) {
        assertThat(TimesLook.at(IntStream.range(0, 9)
                        .mapToObj(n -> new Times(startMs + n % 2, startMs + lengthMs))
                        .toList()))
                .hasValueSatisfying(look -> assertThat(look.absolute()).isTrue());
    }

    @Test
    void timeStampsThatGoOnFromSampleToSampleLookAbsolute() {
        TimesLook look = TimesLook.at(IntStream.range(0, 9)
                        .mapToObj(n -> new Times(1000 + 500 * n, 1060 + 500 * n))
                        .toList())
                .orElseThrow();

        assertThat(look.text("ms"))
                .isEqualTo(
                        "start at 1,000 ms, in the median sample at 3,000 ms, though that lasts 60 ms only: they look like absolute time stamps");
        assertThat(look.remedy("ms")).isEqualTo("subtract from each time the start of its sample");
    }

    @Test
    void timeStampsInMicrosecondsLookLikeBoth() {
        TimesLook look = TimesLook.at(IntStream.range(0, 9)
                        .mapToObj(n -> new Times(1e6, 1.06e6))
                        .toList())
                .orElseThrow();

        assertThat(look.text("ms"))
                .endsWith(
                        "they look like absolute time stamps, and like µs, or numbers of samples, as µs the median is 60 ms");
    }

    @Test
    void aDatasetThatIsToldNoUnitIsReadAsMilliseconds() {
        TimesLook look = TimesLook.at(recordings(0.001, 40, 1000)).orElseThrow();

        assertThat(look.text("")).isEqualTo(look.text("ms"));
        assertThat(look.remedy("")).isEqualTo("give them in ms");
    }

    @Test
    void theUnitIsTheOneThatTheDatasetIsTold() {
        assertThat(TimesLook.unit(Map.of("time_unit", "us"))).isEqualTo("us");
        assertThat(TimesLook.unit(Map.of("time_unit", "by-format"))).isEqualTo("s");
        assertThat(TimesLook.unit(Map.of())).isEmpty();
    }

    private static List<Times> recordings(double firstMs, double lengthMs, double scale) {
        return IntStream.range(0, 20)
                .mapToObj(n -> new Times(firstMs * scale, (lengthMs + n) * scale + 1e-7 * scale))
                .toList();
    }
}
