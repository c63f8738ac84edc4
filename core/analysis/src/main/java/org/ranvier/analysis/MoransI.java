package org.ranvier.analysis;

import java.util.Arrays;
import java.util.List;
import org.ranvier.api.Philox;
import org.ranvier.support.Parallel;

/**
 * Moran's I, how alike neighbours in a matrix are: I = N/W · Σ_ij w_ij z_i z_j / Σ_i z_i², z = x − mean of x, where
 * w_ij is 1 for the up to eight neighbours of an element (queen's case), 0 for all others and itself, and W is their
 * sum. Without autocorrelation it is expected to be −1/(N − 1).
 *
 * <p>The order of rows, which are neurons or channels, often means nothing; {@link #greatest} is the greatest value
 * over random orders of them.
 *
 * <p>Source: Moran 1950; Mészáros, Knight, Nowotny 2025, section 2.
 */
public final class MoransI {

    private static final int STREAM = Philox.stream("morans-i");

    private final int rows;
    private final int columns;
    /** The values less their mean. */
    private final double[] z;

    private MoransI(double[] matrix, int rows, int columns) {
        if (matrix.length != rows * columns) {
            throw new IllegalArgumentException(matrix.length + " values are no matrix of " + rows + " × " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        double sum = 0;
        for (double value : matrix) {
            sum += value;
        }
        double mean = sum / matrix.length;
        this.z = Arrays.stream(matrix).map(value -> value - mean).toArray();
    }

    /**
     * Returns Moran's I of a matrix as it is.
     *
     * @param matrix the values, row-major
     * @return NaN where all values are the same, or there is only one
     */
    public static double of(double[] matrix, int rows, int columns) {
        MoransI of = new MoransI(matrix, rows, columns);
        return of.value(of.alongRows(), of.acrossRows(), identity(rows));
    }

    /**
     * Returns the greatest Moran's I over random orders of the rows. Order n of as many rows is the same for every
     * matrix.
     *
     * @param matrix the values, row-major
     * @param orders how many orders are drawn, from 1; the order as it is counts only if it is drawn
     * @param seed for the draws
     * @return NaN where all values are the same, or there is only one
     */
    public static double greatest(double[] matrix, int rows, int columns, int orders, long seed) {
        MoransI of = new MoransI(matrix, rows, columns);
        double along = of.alongRows();
        double[] across = of.acrossRows();
        double greatest = Double.NaN;
        for (int n = 0; n < orders; n++) {
            double value = of.value(along, across, order(rows, seed, n));
            greatest = n == 0 ? value : Math.max(greatest, value);
        }
        return greatest;
    }

    /**
     * Returns the greatest Moran's I of each matrix over random orders of its rows; the result does not depend on the
     * number of threads.
     *
     * @param matrices the values of each, row-major, all of one shape
     */
    public static double[] greatest(
            List<double[]> matrices, int rows, int columns, int orders, long seed, int threads) {
        double[] found = new double[matrices.size()];
        try (Parallel parallel = new Parallel(threads, "morans-i-")) {
            parallel.forEach(found.length, n -> found[n] = greatest(matrices.get(n), rows, columns, orders, seed));
        }
        return found;
    }

    /** Σ w z z over neighbours within a row, each pair once. */
    private double alongRows() {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 1; c < columns; c++) {
                sum += z[r * columns + c - 1] * z[r * columns + c];
            }
        }
        return sum;
    }

    /** Σ w z z over neighbours in two rows, were they adjacent, each pair once; [row][other row], symmetric. */
    private double[] acrossRows() {
        double[] sums = new double[rows * rows];
        for (int a = 0; a < rows; a++) {
            for (int b = 0; b < a; b++) {
                double sum = 0;
                for (int c = 0; c < columns; c++) {
                    int at = b * columns + c;
                    double near = z[at] + (c > 0 ? z[at - 1] : 0) + (c + 1 < columns ? z[at + 1] : 0);
                    sum += z[a * columns + c] * near;
                }
                sums[a * rows + b] = sum;
                sums[b * rows + a] = sum;
            }
        }
        return sums;
    }

    private double value(double along, double[] across, int[] order) {
        double pairs = along;
        for (int r = 1; r < rows; r++) {
            pairs += across[order[r - 1] * rows + order[r]];
        }
        double squares = 0;
        for (double value : z) {
            squares += value * value;
        }
        double neighbours = 1.0 * rows * (columns - 1) + 1.0 * columns * (rows - 1) + 2.0 * (rows - 1) * (columns - 1);
        return z.length / neighbours * pairs / squares;
    }

    private static int[] identity(int count) {
        int[] items = new int[count];
        Arrays.setAll(items, n -> n);
        return items;
    }

    /** Fisher–Yates. */
    private static int[] order(int rows, long seed, int number) {
        int[] order = identity(rows);
        for (int n = rows - 1; n > 0; n--) {
            int other = (int) (Philox.uniform(seed, STREAM, number, n) * (n + 1));
            int item = order[n];
            order[n] = order[other];
            order[other] = item;
        }
        return order;
    }
}
