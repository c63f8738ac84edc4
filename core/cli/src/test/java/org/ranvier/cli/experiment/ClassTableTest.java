package org.ranvier.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.training.metric.ConfusionMatrix;
import org.ranvier.training.metric.Prediction;

class ClassTableTest {

    private static final List<String> NAMES = List.of("yin", "yang", "dot");

    @Test
    void showsEachClassAndWhichAreTakenForWhich() {
        assertThat(table(NAMES, 0, 0, 0, 1, 1, 1, 1, 1).lines(80))
                .containsExactly(
                        "  class  precision    recall       F1  samples",
                        "  yin     100.00 %   50.00 %  66.67 %        2",
                        "  yang     66.67 %  100.00 %  80.00 %        2",
                        "  dot            –         –        –        0",
                        "balanced accuracy 75.00 %, macro F1 73.33 %",
                        "",
                        "predicted, by true class:",
                        "        yin  yang  dot",
                        "  yin     1     1    0",
                        "  yang    0     2    0",
                        "  dot     0     0    0");
    }

    @Test
    void samplesWithoutAPredictionHaveAColumnOfTheirOwn() {
        assertThat(table(NAMES, 0, -1).lines(80))
                .contains("        yin  yang  dot  none", "  yin     0     0    0     1");
    }

    @Test
    void namesThatAreTooLongForTheTerminalGiveWayToNumbers() {
        assertThat(table(List.of("a rather long name", "another long name"), 1, 0)
                        .lines(40))
                .contains("                        0  1", "  1 another long name   1  0");
    }

    @Test
    void aTableThatNobodyCouldReadIsLeftToJson() {
        List<String> names = IntStream.range(0, 21).mapToObj(Integer::toString).toList();

        assertThat(table(names, 3, 4).lines(80)).isEmpty();
        assertThat(table(names, 3, 4).json()).containsKeys("classes", "confusion", "unanswered");
    }

    @Test
    void jsonHasNullForWhatIsNotDefined() {
        assertThat(table(NAMES, 0, 0).json().get("classes").toString())
                .contains("{class=dot, precision=null, recall=null, f1=null, support=0, predicted=0}");
        assertThat(table(NAMES, 0, 1, 2, -1).json())
                .containsEntry("confusion", List.of(List.of(0, 1, 0), List.of(0, 0, 0), List.of(0, 0, 0)))
                .containsEntry("unanswered", List.of(0, 0, 1));
    }

    /** @param pairs a class and what is predicted, and so on */
    private static ClassTable table(List<String> names, int... pairs) {
        return new ClassTable(ConfusionMatrix.of(
                names,
                IntStream.range(0, pairs.length / 2)
                        .mapToObj(n -> new Prediction(n, pairs[2 * n], pairs[2 * n + 1], 0))
                        .toList()));
    }
}
