package org.ranvier.hardware.nir.importing;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A linear map with delays: y_i(t) = Σ_d Σ_j W_d[i][j] x_j(t − d). What lies between two populations is one of these,
 * however many nodes it has.
 *
 * <p>Where it mixes nothing, it is a diagonal: a factor and a delay for each channel.
 */
sealed interface DelayedMap {

    int rows();

    int columns();

    /**
     * A factor and a delay for each channel.
     *
     * @param delays in ms
     */
    record Diagonal(double[] factors, double[] delays) implements DelayedMap {
        @Override
        public int rows() {
            return factors.length;
        }

        @Override
        public int columns() {
            return factors.length;
        }

        boolean isIdentity() {
            return Arrays.stream(factors).allMatch(f -> f == 1)
                    && Arrays.stream(delays).allMatch(d -> d == 0);
        }
    }

    /**
     * A matrix for each delay in ms.
     *
     * @param byDelay [row][column]
     */
    record Matrices(int rows, int columns, TreeMap<Double, double[]> byDelay) implements DelayedMap {

        void add(double delay, int row, int column, double weight) {
            if (weight != 0) {
                byDelay.computeIfAbsent(delay, d -> new double[rows * columns])[row * columns + column] += weight;
            }
        }
    }

    static DelayedMap identity(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return new Diagonal(ones, new double[size]);
    }

    /**
     * A weight matrix.
     *
     * @param delays in ms of each entry, or null for none
     */
    static DelayedMap matrix(int rows, int columns, double[] weights, double[] delays) {
        Matrices map = new Matrices(rows, columns, new TreeMap<>());
        if (delays == null) {
            map.byDelay().put(0.0, weights);
        } else {
            for (int n = 0; n < weights.length; n++) {
                map.add(delays[n], n / columns, n % columns, weights[n]);
            }
        }
        return map;
    }

    /** This after another. */
    default DelayedMap after(DelayedMap first) {
        if (first instanceof Diagonal d && d.isIdentity()) {
            return this;
        }
        if (this instanceof Diagonal(double[] factors, double[] delays)
                && first instanceof Diagonal(double[] others, double[] otherDelays)) {
            double[] f = new double[factors.length];
            double[] d = new double[factors.length];
            Arrays.setAll(f, n -> factors[n] * others[n]);
            Arrays.setAll(d, n -> sum(delays[n], otherDelays[n]));
            return new Diagonal(f, d);
        }
        Matrices result = new Matrices(rows(), first.columns(), new TreeMap<>());
        switch (this) {
            case Diagonal(double[] factors, double[] delays) ->
                first.matrices().byDelay().forEach((delay, w) -> {
                    for (int n = 0; n < w.length; n++) {
                        int row = n / first.columns();
                        result.add(sum(delay, delays[row]), row, n % first.columns(), factors[row] * w[n]);
                    }
                });
            case Matrices own
            when first instanceof Diagonal(double[] factors, double[] delays) ->
                own.byDelay().forEach((delay, w) -> {
                    for (int n = 0; n < w.length; n++) {
                        int column = n % own.columns();
                        result.add(sum(delay, delays[column]), n / own.columns(), column, w[n] * factors[column]);
                    }
                });
            case Matrices own ->
                own.byDelay()
                        .forEach((delay, w) -> first.matrices().byDelay().forEach((before, x) -> {
                            double[] product = result.byDelay()
                                    .computeIfAbsent(sum(delay, before), d -> new double[rows() * first.columns()]);
                            multiply(w, x, product, own.rows(), own.columns(), first.columns());
                        }));
        }
        return result;
    }

    /** The sum of this and another of the same extents. */
    default DelayedMap plus(DelayedMap other) {
        Matrices sum = new Matrices(rows(), columns(), new TreeMap<>());
        for (Matrices part : java.util.List.of(matrices(), other.matrices())) {
            for (Map.Entry<Double, double[]> e : part.byDelay().entrySet()) {
                double[] into = sum.byDelay().get(e.getKey());
                if (into == null) {
                    sum.byDelay().put(e.getKey(), e.getValue());
                } else {
                    double[] added = into.clone();
                    Arrays.setAll(added, n -> added[n] + e.getValue()[n]);
                    sum.byDelay().put(e.getKey(), added);
                }
            }
        }
        return sum;
    }

    /** This as matrices. */
    default Matrices matrices() {
        return switch (this) {
            case Matrices m -> m;
            case Diagonal(double[] factors, double[] delays) -> {
                Matrices m = new Matrices(factors.length, factors.length, new TreeMap<>());
                for (int n = 0; n < factors.length; n++) {
                    m.add(delays[n], n, n, factors[n]);
                }
                yield m;
            }
        };
    }

    /** The vector W b of a constant b, whenever it arrives. */
    default double[] ofConstant(double[] b) {
        double[] y = new double[rows()];
        matrices().byDelay().values().forEach(w -> {
            for (int n = 0; n < w.length; n++) {
                y[n / columns()] += w[n] * b[n % columns()];
            }
        });
        return y;
    }

    /** Whether anything takes time. */
    default boolean takesTime() {
        return switch (this) {
            case Diagonal d -> Arrays.stream(d.delays()).anyMatch(x -> x != 0);
            case Matrices m -> m.byDelay().keySet().stream().anyMatch(x -> x != 0);
        };
    }

    /** Rounded to a picosecond, so that what adds up to the same delay is the same. */
    private static double sum(double a, double b) {
        return b == 0 ? a : a == 0 ? b : Math.rint((a + b) * 1e9) / 1e9;
    }

    private static void multiply(double[] a, double[] b, double[] c, int rows, int inner, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                double x = a[i * inner + k];
                if (x != 0) {
                    for (int j = 0; j < columns; j++) {
                        c[i * columns + j] += x * b[k * columns + j];
                    }
                }
            }
        }
    }
}
