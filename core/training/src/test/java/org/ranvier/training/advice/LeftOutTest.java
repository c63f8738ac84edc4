package org.ranvier.training.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;
import org.ranvier.training.batch.Coverage;
import org.ranvier.training.batch.Extent;
import org.ranvier.training.batch.ExtentCounter;

class LeftOutTest {

    private static final Window WINDOW = Window.of(1, 50);
    private static final double[] SPIKE = {1};

    @Test
    void whatLiesAfterTheEndIsCountedBySplitAndInAll() {
        assertThat(said(split("training", events(1, 49, 50, 76), events(2, 3)), split("test", events(10, 60))))
                .contains(
                        "3 of 8 events (38 %) lie after the 50 ms of a sample (time.steps) and are left out (training 2 of 6, test 1 of 2);"
                                + " 2 of 3 samples last longer, the longest 76 ms, and 26 % of the data's time is cut off: time.steps 77 would keep everything");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.7, 0.05, 1, 3})
    void atTheEndOfTheGridLiesTheFirstEventThatIsLeftOut(double dtMs) {
        Window window = Window.of(dtMs, 70);
        double end = 70 * dtMs;

        assertThat(LeftOut.of(
                        List.of(new Coverage(
                                "training", window, List.of(extent(window, 0, end - dtMs, end - dtMs / 2)))),
                        "ms"))
                .isEmpty();
        // A time within 10⁻⁹ ticks of the end is the end.
        for (double last : new double[] {end, end * (1 - 1e-13), end * (1 + 1e-13)}) {
            Coverage coverage = new Coverage("training", window, List.of(extent(window, 0, last)));
            assertThat(LeftOut.of(List.of(coverage), "ms").orElseThrow().sentence())
                    .startsWith("1 of 2 events (50 %) lie after")
                    .endsWith("time.steps 71 would keep everything");
        }
    }

    @Test
    void nothingIsSaidOfWhatFitsOrIsEmpty() {
        assertThat(said(split("training", events(), events(0, 49.9)), split("test", events())))
                .isEmpty();
        assertThat(said(new Coverage("", WINDOW, List.of()))).isEmpty();
        assertThat(LeftOut.nothingLeft(split("training", events(), events()), "data", "ms", "none", List.of()))
                .isEmpty();
    }

    @Test
    void withoutAClockNothingIsTooLate() {
        Coverage coverage = new Coverage("training", Window.UNBOUNDED, List.of(extent(Window.UNBOUNDED, 3, 1e6)));

        assertThat(LeftOut.of(List.of(coverage), "ms")).isEmpty();
    }

    @Test
    void whatLiesBeforeTheStartIsToldApart() {
        assertThat(said(split("training", events(-3, -1, 5, 7))))
                .contains(
                        "2 of 4 events (50 %) lie before 0 ms, where a sample begins, and are left out: check where the times start");
    }

    @Test
    void framesThatAreZeroArePadding() {
        ExtentCounter counter = counter(WINDOW);
        for (int tick = 0; tick < 50; tick++) {
            counter.frame(tick, SPIKE, 1);
        }
        counter.frame(79, new double[1], 1);
        Extent padded = counter.extent(new Sample.Frames(80, 1, new double[80]));
        counter = counter(WINDOW);
        counter.frame(49, SPIKE, 1);
        counter.frame(50, SPIKE, 1);
        Extent longer = counter.extent(new Sample.Frames(51, 1, new double[51]));

        assertThat(padded.cut()).isFalse();
        assertThat(said(new Coverage("training", WINDOW, List.of(padded, longer))))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("1 of 52 frames (2 %) lie after the 50 ms")
                        .endsWith("time.steps 51 would keep everything"));
    }

    @Test
    void whatAnEncoderCutItselfIsTold() {
        ExtentCounter counter = counter(WINDOW);
        counter.frame(0, SPIKE, 1);
        counter.cut(65, 130);

        assertThat(said(new Coverage(
                        "training", WINDOW, List.of(counter.extent(new Sample.Waveform(new double[0], 1000))))))
                .contains(
                        "1 of 1 samples last longer than the 50 ms of a sample (time.steps), the longest 130 ms, and 50 % of the data's time is cut off:"
                                + " time.steps 115 would keep everything");
    }

    @Test
    void eventsThatAnEncoderAddsUpAreCountedAsTheDataHasThem() {
        ExtentCounter counter = counter(WINDOW);
        counter.event(0, 3, 1);
        counter.event(0, 60, 1);
        Extent extent = counter.extent(new Sample.Events(1, new int[4], new double[] {3, 3.1, 3.2, 60}, null));

        assertThat(extent.inside()).isEqualTo(3);
        assertThat(extent.after()).isEqualTo(1);
    }

    @Test
    void aSplitOfWhichNothingIsLeftIsAProblemOfTheData() {
        assertThat(LeftOut.nothingLeft(
                        split("validation", events(5100, 5130), events(6100, 6150)),
                        "data: spikes",
                        "ms",
                        "none",
                        List.of()))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
                    assertThat(problem.message())
                            .startsWith(
                                    "all 4 events of the validation split lie after the 50 ms of a sample (time.steps), from 5,100 to 6,150 ms")
                            .contains("they look like absolute time stamps");
                    assertThat(problem.remedy()).isEqualTo("subtract from each time the start of its sample");
                });
    }

    @Test
    void aSplitThatLiesOnBothSidesOfTheSampleSaysSo() {
        assertThat(LeftOut.nothingLeft(
                        split("training", events(-10, -5), events(60, 70)), "data: spikes", "ms", "none", List.of()))
                .hasValueSatisfying(problem -> assertThat(problem.message())
                        .startsWith(
                                "all 4 events of the training split lie before 0 ms, where a sample begins, or after"
                                        + " the 50 ms of a sample"));
    }

    @Test
    void orOfTheEncoderWhereThatMakesTheTimes() {
        ExtentCounter counter = counter(WINDOW);
        counter.event(0, 50, 1);
        counter.event(0, 80, 1);
        Coverage coverage = new Coverage(
                "training", WINDOW, List.of(counter.extent(new Sample.Values(new double[2], new int[] {2}))));

        assertThat(LeftOut.nothingLeft(coverage, "data", "ms", "time-to-first-spike", List.of("early", "late")))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
                    assertThat(problem.where()).isEqualTo("encoder time-to-first-spike");
                    assertThat(problem.remedy()).isEqualTo("change early, late, or raise time.steps to 81");
                });
    }

    private static Optional<String> said(Coverage... splits) {
        return LeftOut.of(List.of(splits), "ms").map(LeftOut::sentence);
    }

    private static Coverage split(String name, double[]... samples) {
        List<Extent> extents = new ArrayList<>();
        Arrays.stream(samples).forEach(times -> extents.add(extent(WINDOW, times)));
        return new Coverage(name, WINDOW, extents);
    }

    private static double[] events(double... timeMs) {
        return timeMs;
    }

    private static ExtentCounter counter(Window window) {
        return new ExtentCounter(window, (_, _, _) -> {});
    }

    private static Extent extent(Window window, double... timeMs) {
        ExtentCounter counter = counter(window);
        for (double time : timeMs) {
            counter.event(0, time, 1);
        }
        return counter.extent(new Sample.Events(1, new int[timeMs.length], timeMs, null));
    }
}
