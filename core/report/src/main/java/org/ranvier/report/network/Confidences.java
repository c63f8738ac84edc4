package org.ranvier.report.network;

/**
 * How sure a network is of its answers.
 *
 * @param confidence the probability of each answer; empty where there are none
 * @param right whether each answer is right
 */
record Confidences(double[] confidence, boolean[] right) {

    static final Confidences NONE = new Confidences(new double[0], new boolean[0]);

    boolean isEmpty() {
        return confidence.length == 0;
    }
}
