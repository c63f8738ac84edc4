package org.ranvier.training;

/**
 * A figure that others have published for what an experiment does, to be shown beside its own.
 *
 * @param label where it is from
 * @param test the test accuracy, a fraction
 */
public record Published(String label, double test) {}
