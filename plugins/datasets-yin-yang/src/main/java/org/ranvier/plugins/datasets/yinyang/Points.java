package org.ranvier.plugins.datasets.yinyang;

import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/**
 * One generated split.
 *
 * @param features [point][x, y, 1 − x, 1 − y], row-major
 * @param labels the class of each point
 */
record Points(double[] features, int[] labels) implements Dataset.Split {

    static final int FEATURES = 4;

    /**
     * Draws points by rejection: the class first, then points of the enclosing square until one lies in that class.
     *
     * @param size how many points
     * @param seed the seed as 32 unsigned bits
     */
    static Points generate(Figure figure, int size, int seed) {
        MersenneTwister random = new MersenneTwister(seed);
        double[] features = new double[size * FEATURES];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            int goal = random.ofThree();
            double x;
            double y;
            do {
                x = random.uniform() * 2 * figure.radius();
                y = random.uniform() * 2 * figure.radius();
            } while (!figure.contains(x, y) || figure.classOf(x, y) != goal);
            int at = i * FEATURES;
            features[at] = x;
            features[at + 1] = y;
            features[at + 2] = 1 - x;
            features[at + 3] = 1 - y;
            labels[i] = goal;
        }
        return new Points(features, labels);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Example get(int index) {
        double[] values = new double[FEATURES];
        System.arraycopy(features, index * FEATURES, values, 0, FEATURES);
        return Example.of(new Sample.Values(values, new int[] {FEATURES}), new Target.ClassLabel(labels[index]));
    }

    @Override
    public int labelOf(int index) {
        return labels[index];
    }
}
