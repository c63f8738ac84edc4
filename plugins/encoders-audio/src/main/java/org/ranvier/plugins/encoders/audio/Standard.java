package org.ranvier.plugins.encoders.audio;

import java.util.Arrays;

/**
 * A mean and a scale for every channel.
 *
 * @param mean what is subtracted
 * @param scale what the rest is divided by
 */
record Standard(double[] mean, double[] scale) {

    /** Known only when the training samples are. */
    static final Standard UNFITTED = new Standard(new double[0], new double[0]);

    /** Leaves numbers as they are. */
    static Standard none(int channels) {
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Standard(new double[channels], ones);
    }

    boolean fitted() {
        return mean.length > 0;
    }

    /** Standardises a frame in place. */
    void apply(double[] frame) {
        for (int c = 0; c < frame.length; c++) {
            frame[c] = (frame[c] - mean[c]) / scale[c];
        }
    }

    /** The mean and the standard deviation (of the population, 1/N) of frames that come one by one. */
    static final class Fit {

        private final double[] mean;
        private final double[] squares;
        private long count;

        Fit(int channels) {
            mean = new double[channels];
            squares = new double[channels];
        }

        /** Welford's update, which loses no digits where the mean is large. */
        void add(double[] frame) {
            count++;
            for (int c = 0; c < frame.length; c++) {
                double before = frame[c] - mean[c];
                mean[c] += before / count;
                squares[c] += before * (frame[c] - mean[c]);
            }
        }

        /** A channel that never changes is left at its mean. */
        Standard standard() {
            double[] scale = new double[squares.length];
            for (int c = 0; c < scale.length; c++) {
                double deviation = Math.sqrt(squares[c] / count);
                scale[c] = deviation > 0 ? deviation : 1;
            }
            return new Standard(mean.clone(), scale);
        }
    }
}
