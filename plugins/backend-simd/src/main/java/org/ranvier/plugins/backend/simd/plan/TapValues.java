package org.ranvier.plugins.backend.simd.plan;

/**
 * A number for each tap of the kernel of each delay: its weight, or a derivative of that.
 *
 * @param same by tap, where all delays have the same; else null
 * @param byDelay [tap][delay], where they differ; else null
 */
public record TapValues(float[] same, float[][] byDelay) {}
