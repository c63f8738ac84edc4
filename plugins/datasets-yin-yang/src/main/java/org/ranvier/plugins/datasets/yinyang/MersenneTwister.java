package org.ranvier.plugins.datasets.yinyang;

/**
 * The generator MT19937 with the scalar seeding and the draws of numpy's {@code RandomState}.
 *
 * <p>The published Yin-Yang sets are defined by this generator, so the platform's own Philox cannot stand in for it.
 *
 * <p>Source: M. Matsumoto, T. Nishimura, "Mersenne twister: a 623-dimensionally equidistributed uniform pseudo-random
 * number generator", ACM TOMACS 8(1), 1998.
 */
final class MersenneTwister {

    private static final int SIZE = 624;
    private static final int OFFSET = 397;
    private static final int TWIST = 0x9908B0DF;
    private static final int UPPER = 0x80000000;
    private static final int SEEDING = 1812433253;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /**
     * Seeds the generator.
     *
     * @param seed the 32 bits of the seed, taken as unsigned
     */
    MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = SEEDING * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    /** The next 32 random bits. */
    int bits() {
        if (next == SIZE) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9D2C5680;
        y ^= y << 15 & 0xEFC60000;
        return y ^ y >>> 18;
    }

    /** A uniform number in [0, 1) with 53 random bits, from two words. */
    double uniform() {
        long high = bits() >>> 5;
        long low = bits() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }

    /** A uniform whole number in 0…2: two random bits, drawn again while they are 3. */
    int ofThree() {
        int drawn;
        do {
            drawn = bits() & 3;
        } while (drawn == 3);
        return drawn;
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = state[i] & UPPER | state[(i + 1) % SIZE] & ~UPPER;
            state[i] = state[(i + OFFSET) % SIZE] ^ y >>> 1 ^ (y & 1) * TWIST;
        }
    }
}
