package org.ranvier.plugins.encoders.audio;

/**
 * Triangular filters, equally spaced on the mel scale; their corners lie between the bins of the transform as they
 * come.
 *
 * @param first the first bin that each filter does not ignore
 * @param weights its weights from there on, [filter][bin − first]
 */
record MelFilters(int[] first, double[][] weights) {

    /**
     * Filters from {@code low} to {@code high}.
     *
     * @param count how many
     * @param hertz the sampling rate
     * @param fft the length of the transform, whose bin k lies at k · hertz/fft
     */
    static MelFilters of(int count, double low, double high, double hertz, int fft) {
        double[] corners = corners(count, low, high);
        int[] first = new int[count];
        double[][] weights = new double[count][];
        for (int c = 0; c < count; c++) {
            double rise = corners[c + 1] - corners[c];
            double fall = corners[c + 2] - corners[c + 1];
            int from = (int) Math.floor(corners[c] * fft / hertz) + 1;
            int to = Math.min(fft / 2, (int) Math.ceil(corners[c + 2] * fft / hertz) - 1);
            first[c] = from;
            weights[c] = new double[Math.max(0, to - from + 1)];
            for (int k = from; k <= to; k++) {
                double f = k * hertz / fft;
                weights[c][k - from] = Math.min((f - corners[c]) / rise, (corners[c + 2] - f) / fall);
            }
        }
        return new MelFilters(first, weights);
    }

    /** The corners in hertz; filter c rises from corner c to c + 1 and falls to c + 2. */
    static double[] corners(int count, double low, double high) {
        double from = mel(low);
        double step = (mel(high) - from) / (count + 1);
        double[] corners = new double[count + 2];
        for (int n = 0; n < corners.length; n++) {
            corners[n] = 700 * (Math.pow(10, (from + n * step) / 2595) - 1);
        }
        return corners;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    /** Returns the energy of a spectrum that each filter passes. */
    double[] energies(double[] power) {
        double[] energies = new double[first.length];
        for (int c = 0; c < energies.length; c++) {
            for (int n = 0; n < weights[c].length; n++) {
                energies[c] += weights[c][n] * power[first[c] + n];
            }
        }
        return energies;
    }
}
