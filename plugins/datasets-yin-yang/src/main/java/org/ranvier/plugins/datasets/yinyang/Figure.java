package org.ranvier.plugins.datasets.yinyang;

/**
 * The Yin-Yang figure in the plane: a circle about (R, R) in three regions.
 *
 * <p>With d₊ and d₋ the distances to the dots at (1.5 R, R) and (0.5 R, R): class 2 (dot) where either is below r;
 * otherwise class 1 (yang) on the upper half without the right half-disc, plus the left half-disc; otherwise class 0
 * (yin). Comparisons are strict or not exactly as in the published generator, because the points hang on them.
 *
 * <p>Source: L. Kriener, J. Göltz, M. A. Petrovici, "The Yin-Yang dataset", NICE 2022, doi 10.1145/3517343.3517380.
 *
 * @param radius R, of the whole figure
 * @param dotRadius r, of the two dots
 */
record Figure(double radius, double dotRadius) {

    static final int YIN = 0;
    static final int YANG = 1;
    static final int DOT = 2;

    /** Whether the point belongs to the figure; the rim does. */
    boolean contains(double x, double y) {
        return distance(x - radius, y - radius) <= radius;
    }

    /** The class of a point. */
    int classOf(double x, double y) {
        double right = distance(x - 1.5 * radius, y - radius);
        double left = distance(x - 0.5 * radius, y - radius);
        if (right < dotRadius || left < dotRadius) {
            return DOT;
        }
        boolean onRightRim = right <= dotRadius;
        boolean leftDisc = left > dotRadius && left <= 0.5 * radius;
        boolean upperHalf = y > radius && right > 0.5 * radius;
        return onRightRim || leftDisc || upperHalf ? YANG : YIN;
    }

    private static double distance(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
