package org.ranvier.report.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.report.curve.Chart.Line;
import org.ranvier.report.curve.Chart.Mark;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChartTest {

    @Test
    void longCurvesAreThinnedOutButKeepTheirEndsAndMarks() {
        double[] x = IntStream.rangeClosed(1, 5000).asDoubleStream().toArray();
        JsonNode json = json(chart(x, x.clone(), List.of(new Mark(777, 777, "circle", "best"))));

        List<Double> shown = json.get("x").valueStream().map(JsonNode::asDouble).toList();
        assertThat(shown)
                .hasSizeLessThanOrEqualTo(Chart.MOST + 3)
                .startsWith(1.0)
                .endsWith(5000.0)
                .contains(777.0);
        assertThat(json.get("series").get(0).get("values").size()).isEqualTo(shown.size());
    }

    @Test
    void whatIsNoNumberIsAGap() {
        JsonNode json = json(chart(new double[] {1, 2}, new double[] {Double.NaN, 2}, List.of()));

        assertThat(json.get("series").get(0).get("values").get(0).isNull()).isTrue();
    }

    @Test
    void aBandHasAnUpperAndALowerEdge() {
        Chart chart = new Chart(
                "",
                "",
                "x",
                "y",
                false,
                new double[] {1},
                List.of(new Line("a", new double[] {5}, new double[] {2}, 0, 0)),
                List.of());
        JsonNode json = json(chart);

        assertThat(json.get("bands").get(0).get("upper").asInt()).isEqualTo(2);
        assertThat(json.get("series").get(1).get("values").get(0).asDouble()).isEqualTo(7);
        assertThat(json.get("series").get(2).get("values").get(0).asDouble()).isEqualTo(3);
    }

    @Test
    void numbersAreShortAndPlain() {
        assertThat(List.of(
                        Rounded.text(0.123456, 4), Rounded.text(1200, 4), Rounded.text(0, 4), Rounded.text(1e-12, 4)))
                .containsExactly("0.1235", "1200", "0", "1E-12");
    }

    private static Chart chart(double[] x, double[] values, List<Mark> marks) {
        return new Chart("", "", "x", "y", false, x, List.of(Line.of("a", values, 0)), marks);
    }

    private static JsonNode json(Chart chart) {
        return JsonMapper.shared().readTree(chart.json());
    }
}
