package org.ranvier.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ranvier.training.metric.ConfusionMatrix.ClassScore;

class ConfusionMatrixTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    @Test
    void countsWhichClassIsTakenForWhich() {
        ConfusionMatrix matrix = matrix(new int[][] {{0, 0}, {0, 1}, {0, 1}, {1, 1}, {2, -1}});

        assertThat(matrix.counts()).isDeepEqualTo(new int[][] {{1, 2, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}});
        assertThat(matrix.unanswered(2)).isEqualTo(1);
        assertThat(matrix.scores().getFirst()).isEqualTo(new ClassScore("a", 1, 1.0 / 3, 0.5, 3, 1));
        assertThat(matrix.scores().get(1)).isEqualTo(new ClassScore("b", 1.0 / 3, 1, 0.5, 1, 3));
    }

    @Test
    void aClassThatIsNeverPredictedHasNoPrecision() {
        ClassScore c = matrix(new int[][] {{2, 0}, {2, -1}}).scores().getLast();

        assertThat(c).isEqualTo(new ClassScore("c", Double.NaN, 0, 0, 2, 0));
    }

    @Test
    void aClassWithoutSamplesHasNoRecall() {
        ClassScore c = matrix(new int[][] {{0, 2}}).scores().getLast();

        assertThat(c).isEqualTo(new ClassScore("c", 0, Double.NaN, 0, 0, 1));
    }

    @Test
    void aClassThatNeitherOccursNorIsPredictedIsLeftOutOfMeans() {
        ConfusionMatrix matrix = matrix(new int[][] {{0, 0}, {1, 0}});

        assertThat(matrix.scores().getLast().f1()).isNaN();
        assertThat(matrix.balancedAccuracy()).isEqualTo(0.5);
        assertThat(matrix.macroF1()).isCloseTo((2.0 / 3 + 0) / 2, within(1e-15));
    }

    @Test
    void samplesWithoutAClassAreLeftOut() {
        ConfusionMatrix none = matrix(new int[][] {{-1, 0}, {-1, -1}});

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.balancedAccuracy()).isNaN();
        assertThat(none.macroF1()).isNaN();
        assertThat(ConfusionMatrix.of(List.of(), List.of()).isEmpty()).isTrue();
    }

    /** A network may have more output neurons than there are classes. */
    @Test
    void classesWithoutANameAreCalledByTheirNumber() {
        ConfusionMatrix matrix = matrix(new int[][] {{0, 4}});

        assertThat(matrix.classes()).containsExactly("a", "b", "c", "3", "4");
        assertThat(matrix.scores().get(4).predicted()).isEqualTo(1);
    }

    /** Weighted by its support, the recall of all classes is the accuracy. */
    @RepeatedTest(10)
    void recallsWeighedBySupportAreTheAccuracy(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int[][] pairs = random.ints(60)
                .mapToObj(any -> new int[] {random.nextInt(3), random.nextInt(-1, 3)})
                .toArray(int[][]::new);
        double right = 0;
        for (int[] pair : pairs) {
            right += pair[0] == pair[1] ? 1 : 0;
        }

        double weighed = matrix(pairs).scores().stream()
                .filter(score -> score.support() > 0)
                .mapToDouble(score -> score.recall() * score.support())
                .sum();

        assertThat(weighed).isCloseTo(right, within(1e-12));
    }

    private static ConfusionMatrix matrix(int[][] pairs) {
        List<Prediction> predictions = new ArrayList<>();
        for (int[] pair : pairs) {
            predictions.add(new Prediction(predictions.size(), pair[0], pair[1], 0));
        }
        return ConfusionMatrix.of(NAMES, predictions);
    }
}
