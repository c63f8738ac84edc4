package org.ranvier.plugins.backend.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of things. Samples are dealt with in groups of {@link #GROUP}, on every CPU; a group is one vector of 16 floats, or two
 * of 8, or four of 4. What is computed never depends on which, so results are the same bits everywhere.
 */
final class Lanes {

    /** Samples to a group. */
    static final int GROUP = 16;

    /** The vectors of this CPU, no wider than a group. */
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > GROUP ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Floats to a vector. */
    static final int WIDTH = SPECIES.length();

    private Lanes() {}

    /** How many groups hold so many samples. */
    static int groups(int samples) {
        return (samples + GROUP - 1) / GROUP;
    }

    /** The next multiple of a group: arrays of parameters are so long, so that no loop has a tail. */
    static int padded(int size) {
        return groups(size) * GROUP;
    }

    /** The sum of 16 lanes, always in this order. */
    static float sum(float[] lanes, int at) {
        float s0 = (lanes[at] + lanes[at + 8]) + (lanes[at + 4] + lanes[at + 12]);
        float s1 = (lanes[at + 1] + lanes[at + 9]) + (lanes[at + 5] + lanes[at + 13]);
        float s2 = (lanes[at + 2] + lanes[at + 10]) + (lanes[at + 6] + lanes[at + 14]);
        float s3 = (lanes[at + 3] + lanes[at + 11]) + (lanes[at + 7] + lanes[at + 15]);
        return (s0 + s2) + (s1 + s3);
    }

    /** The sum of each lane over ticks, in their order. */
    static void sumOverTicks(float[] values, int at, int ticks, float[] lanes) {
        java.util.Arrays.fill(lanes, 0, GROUP, 0);
        for (int p = at; p < at + ticks * GROUP; p += GROUP) {
            for (int lane = 0; lane < GROUP; lane++) {
                lanes[lane] += values[p + lane];
            }
        }
    }
}
