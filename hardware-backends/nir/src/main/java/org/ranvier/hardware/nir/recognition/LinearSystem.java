package org.ranvier.hardware.nir.recognition;

/**
 * The coefficients of x[t] = A x[t−1] + b I[t] + c, read off a step at a few points. What a step that is not linear
 * gives here means nothing; {@link Confirmation} finds it out.
 *
 * @param a [state][state]
 * @param b [state]
 * @param c [state]
 */
record LinearSystem(double[][] a, double[] b, double[] c) {

    static LinearSystem of(Step step, int states) {
        double[] zero = new double[states];
        double[] c = step.next(zero, 0, 0);
        double[] b = minus(step.next(zero, 0, 1), c);
        double[][] a = new double[states][states];
        for (int j = 0; j < states; j++) {
            double[] unit = new double[states];
            unit[j] = 1;
            double[] column = minus(step.next(unit, 0, 0), c);
            for (int i = 0; i < states; i++) {
                a[i][j] = column[i];
            }
        }
        return new LinearSystem(a, b, c);
    }

    /** The state that the other one drives, of two: the membrane, where the other is the current. */
    int driven() {
        return a[0][1] == 0 && a[1][0] != 0 ? 1 : 0;
    }

    private static double[] minus(double[] x, double[] y) {
        double[] difference = new double[x.length];
        java.util.Arrays.setAll(difference, i -> x[i] - y[i]);
        return difference;
    }
}
