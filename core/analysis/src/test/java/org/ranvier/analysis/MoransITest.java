package org.ranvier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Philox;

class MoransITest {

    private static double[] random(int size, int step) {
        return IntStream.range(0, size)
                .mapToDouble(n -> Philox.normal(7, 1, step, n))
                .toArray();
    }

    /** The definition as it is printed: all pairs, weights 1 for neighbours of the queen's case. */
    private static double byDefinition(double[] x, int rows, int columns) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double pairs = 0;
        double weights = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            squares += (x[i] - mean) * (x[i] - mean);
            for (int j = 0; j < x.length; j++) {
                int rowsApart = Math.abs(i / columns - j / columns);
                int columnsApart = Math.abs(i % columns - j % columns);
                if (i != j && rowsApart <= 1 && columnsApart <= 1) {
                    weights++;
                    pairs += (x[i] - mean) * (x[j] - mean);
                }
            }
        }
        return x.length / weights * pairs / squares;
    }

    @Test
    void itIsWhatTheDefinitionSaysForMatricesOfAnyShape() {
        int[][] shapes = {{1, 5}, {5, 1}, {2, 2}, {3, 7}, {8, 4}, {12, 12}};
        for (int[] shape : shapes) {
            double[] matrix = random(shape[0] * shape[1], shape[0]);
            assertThat(MoransI.of(matrix, shape[0], shape[1]))
                    .isCloseTo(byDefinition(matrix, shape[0], shape[1]), within(1e-12));
        }
    }

    @Test
    void halvesThatDifferAreAlikeAndAChessboardIsNot() {
        double[] halves = {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1};
        double[] board = {0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0};

        // Of 42 pairs of neighbours, 10 lie across the middle and 32 do not.
        assertThat(MoransI.of(halves, 4, 4)).isCloseTo(22 / 42.0, within(1e-12));
        // 24 pairs beside each other differ, 18 across corners are alike.
        assertThat(MoransI.of(board, 4, 4)).isCloseTo((18 - 24) / 42.0, within(1e-12));
    }

    @Test
    void manyOrdersOfFewRowsFindTheBestOfAll() {
        double[] rows = {0, 0, 5, 5, 1, 1, 4, 4, 2, 2};
        double best = orders(List.of(), 5).stream()
                .mapToDouble(order -> MoransI.of(inOrder(rows, 2, order), 5, 2))
                .max()
                .orElseThrow();

        assertThat(MoransI.greatest(rows, 5, 2, 2000, 0)).isCloseTo(best, within(1e-12));
        assertThat(MoransI.greatest(rows, 5, 2, 1, 0)).isLessThanOrEqualTo(best + 1e-12);
    }

    private static List<List<Integer>> orders(List<Integer> begun, int rows) {
        if (begun.size() == rows) {
            return List.of(begun);
        }
        return IntStream.range(0, rows)
                .boxed()
                .filter(row -> !begun.contains(row))
                .flatMap(row -> orders(Stream.concat(begun.stream(), Stream.of(row)).toList(), rows).stream())
                .toList();
    }

    private static double[] inOrder(double[] matrix, int columns, List<Integer> order) {
        return order.stream()
                .flatMapToDouble(row -> Arrays.stream(matrix, row * columns, (row + 1) * columns))
                .toArray();
    }

    @Test
    void itDependsOnTheSeedAndNotOnTheNumberOfThreads() {
        List<double[]> matrices =
                IntStream.range(0, 7).mapToObj(n -> random(20 * 9, n)).toList();

        double[] one = MoransI.greatest(matrices, 20, 9, 50, 3, 1);

        assertThat(MoransI.greatest(matrices, 20, 9, 50, 3, 3)).containsExactly(one);
        assertThat(MoransI.greatest(matrices, 20, 9, 50, 4, 2)).isNotEqualTo(one);
    }

    @Test
    void aMatrixOfOneValueHasNone() {
        assertThat(MoransI.of(new double[12], 3, 4)).isNaN();
        assertThat(MoransI.greatest(new double[12], 3, 4, 5, 0)).isNaN();
    }

    @Test
    void noiseHasAboutWhatIsExpectedOfIt() {
        double mean = IntStream.range(0, 300)
                .mapToDouble(n -> MoransI.of(random(100, n), 10, 10))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(-1.0 / 99, within(0.01));
    }
}
