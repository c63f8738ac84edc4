package org.ranvier.analysis;

/**
 * How many spikes a neuron answers the same input with, over a grid of two of its parameters.
 *
 * @param x the values of the first parameter, ascending
 * @param y the values of the second parameter, ascending
 * @param counts how many output spikes, [y][x]
 * @param inputs how many input spikes
 */
public record SpikeMap(double[] x, double[] y, int[][] counts, int inputs) {

    /** Returns the share of cells with more output than input spikes: there a neuron excites itself. */
    public double runaway() {
        int more = 0;
        for (int[] row : counts) {
            for (int count : row) {
                more += count > inputs ? 1 : 0;
            }
        }
        return (double) more / (x.length * y.length);
    }

    /** Returns the mean difference of counts between neighbours in x or y, over the cells in some columns. */
    public double roughness(double fromX, double toX) {
        long sum = 0;
        int pairs = 0;
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                if (x[column] < fromX || x[column] > toX) {
                    continue;
                }
                if (column + 1 < x.length && x[column + 1] <= toX) {
                    sum += Math.abs(counts[row][column + 1] - counts[row][column]);
                    pairs++;
                }
                if (row + 1 < y.length) {
                    sum += Math.abs(counts[row + 1][column] - counts[row][column]);
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : (double) sum / pairs;
    }

    /** Returns the greatest count. */
    public int most() {
        int most = 0;
        for (int[] row : counts) {
            for (int count : row) {
                most = Math.max(most, count);
            }
        }
        return most;
    }
}
