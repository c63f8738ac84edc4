package org.ranvier.plugins.datasets.random;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ranvier.api.Philox;
import org.ranvier.api.data.Sample;

/**
 * The rule that decides which channels spike when, by the uniform numbers u(sample, ms·channels + channel) of a stream,
 * whose step is the sample.
 *
 * @param channels the number of channels
 * @param milliseconds the duration of spiking in milliseconds
 * @param probability a channel spikes if its u is below this
 * @param count if it is not 0, the number of channels that spike in each millisecond: those whose u are the smallest
 */
record Spiking(int channels, int milliseconds, double probability, int count) {

    Sample.Events sample(long seed, int stream, int sample) {
        BitSet spikes = new BitSet(milliseconds * channels);
        for (int ms = 0; ms < milliseconds; ms++) {
            int base = ms * channels;
            double[] u = new double[channels];
            for (int c = 0; c < channels; c++) {
                u[c] = Philox.uniform(seed, stream, sample, base + c);
            }
            chosen(u).forEach(c -> spikes.set(base + c));
        }
        return new Sample.Events(
                channels,
                spikes.stream().map(n -> n % channels).toArray(),
                spikes.stream().mapToDouble(n -> n / channels).toArray(),
                null);
    }

    private IntStream chosen(double[] u) {
        IntStream all = IntStream.range(0, channels);
        return count == 0
                ? all.filter(c -> u[c] < probability)
                // Sorting is stable: of equal numbers the lower channel goes first.
                : all.boxed()
                        .sorted(Comparator.comparingDouble(c -> u[c]))
                        .limit(count)
                        .mapToInt(c -> c);
    }
}
