package org.ranvier.api;

/**
 * The platform's random numbers: Philox 4×32-10, a pure function of (seed, stream, step, index).
 *
 * <p>Every backend draws with this function, so that masks, noise, initial states and initialisers are the same
 * everywhere, for any number of threads and after any interruption. Key words: the low and high half of the seed.
 * Counter words: the low and high half of the index, the step, the stream.
 *
 * <p>Source: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Philox {

    private static final int M0 = 0xD2511F53;
    private static final int M1 = 0xCD9E8D57;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final double TO_UNIT = 0x1p-24;

    private Philox() {}

    /**
     * The four output words for a counter and a key.
     *
     * @param counter four words, replaced by the output
     * @param key0 the low word of the key
     * @param key1 the high word of the key
     */
    public static void block(int[] counter, int key0, int key1) {
        int c0 = counter[0];
        int c1 = counter[1];
        int c2 = counter[2];
        int c3 = counter[3];
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = (M0 & 0xFFFFFFFFL) * (c0 & 0xFFFFFFFFL);
            long p1 = (M1 & 0xFFFFFFFFL) * (c2 & 0xFFFFFFFFL);
            c0 = (int) (p1 >>> 32) ^ c1 ^ key0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ key1;
            c3 = (int) p0;
            key0 += W0;
            key1 += W1;
        }
        counter[0] = c0;
        counter[1] = c1;
        counter[2] = c2;
        counter[3] = c3;
    }

    /**
     * {@return a uniform number in [0, 1), a multiple of 2⁻²⁴ and so exact in float too: the top 24 bits of the first
     * word}
     *
     * @param seed the seed of the experiment, the key of the generator
     * @param stream the stream, one for each purpose, see {@link #stream}
     * @param step the training step, from 1; 0 outside training
     * @param index the index of the draw within its stream and step
     */
    public static double uniform(long seed, int stream, int step, long index) {
        return (draw(seed, stream, step, index)[0] >>> 8) * TO_UNIT;
    }

    /**
     * {@return a standard normal number by Box–Muller from the first two words: √(−2 ln(1 − u₀)) · cos(2π u₁)}
     *
     * @param seed the seed of the experiment, the key of the generator
     * @param stream the stream, one for each purpose, see {@link #stream}
     * @param step the training step, from 1; 0 outside training
     * @param index the index of the draw within its stream and step
     */
    public static double normal(long seed, int stream, int step, long index) {
        int[] words = draw(seed, stream, step, index);
        double u0 = 1 - (words[0] >>> 8) * TO_UNIT;
        double u1 = (words[1] >>> 8) * TO_UNIT;
        return StrictMath.sqrt(-2 * StrictMath.log(u0)) * StrictMath.cos(2 * Math.PI * u1);
    }

    /**
     * {@return a stream number for a name: the 32-bit FNV-1a hash of its UTF-8 bytes}
     *
     * @param name the name of a purpose, such as that of an element and a parameter
     */
    public static int stream(String name) {
        int hash = 0x811C9DC5;
        for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x01000193;
        }
        return hash;
    }

    /**
     * {@return the index of a draw made for one neuron of one sample at one tick: 20 bits of tick, 20 of sample, 24 of
     * neuron} Draws made once a sample use tick 0.
     *
     * @param tick the tick, from 0, below 2²⁰
     * @param sample the sample within the batch, from 0, below 2²⁰
     * @param neuron the neuron within its population, from 0, below 2²⁴
     */
    public static long index(int tick, int sample, int neuron) {
        return ((long) tick << 44) | ((long) sample << 24) | neuron;
    }

    private static int[] draw(long seed, int stream, int step, long index) {
        int[] counter = {(int) index, (int) (index >>> 32), step, stream};
        block(counter, (int) seed, (int) (seed >>> 32));
        return counter;
    }
}
