package org.ranvier.api.data;

/**
 * A sample with its target.
 *
 * @param sample the raw sample
 * @param target the answer
 * @param group whom it is from, such as a speaker, for splits that keep groups apart; empty when unknown
 */
public record Example(Sample sample, Target target, String group) {}
