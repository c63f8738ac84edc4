package org.ranvier.plugins.datasets.spikes.recording;

/** Numbers as precise as their file has them: recordings of tens of millions of spikes fit in memory as floats. */
public sealed interface Column {

    /** Returns the number of values. */
    int length();

    /** Returns a value. */
    double get(int index);

    /** Selects the values at some indices, in that order. */
    Column pick(int[] indices);

    /** Single precision. */
    record Floats(float[] values) implements Column {

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public Column pick(int[] indices) {
            float[] picked = new float[indices.length];
            for (int i = 0; i < picked.length; i++) {
                picked[i] = values[indices[i]];
            }
            return new Floats(picked);
        }
    }

    /** Double precision. */
    record Doubles(double[] values) implements Column {

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public Column pick(int[] indices) {
            double[] picked = new double[indices.length];
            for (int i = 0; i < picked.length; i++) {
                picked[i] = values[indices[i]];
            }
            return new Doubles(picked);
        }
    }
}
