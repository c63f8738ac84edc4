package org.ranvier.testkit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/** Samples and targets as text, to be compared, and what is wrong with them. */
final class SampleText {

    private SampleText() {}

    static String of(Example example) {
        return of(example.sample()) + " → " + of(example.target()) + " of '" + example.group() + "'";
    }

    private static String of(Sample sample) {
        return switch (sample) {
            case Sample.Values v -> Arrays.toString(v.shape()) + Arrays.toString(v.values());
            case Sample.Events e ->
                e.channels() + Arrays.toString(e.channel()) + Arrays.toString(e.timeMs()) + Arrays.toString(e.value());
            case Sample.Frames f -> f.ticks() + "×" + f.channels() + Arrays.toString(f.values());
            case Sample.Signal s -> s.hertz() + "×" + s.channels() + Arrays.toString(s.values());
            case Sample.Waveform w -> w.hertz() + Arrays.toString(w.amplitudes());
            default -> sample.kind();
        };
    }

    private static String of(Target target) {
        return switch (target) {
            case Target.ClassLabel c -> "class " + c.label();
            case Target.ClassPerTick c -> Arrays.toString(c.labels());
            case Target.SpikeTrains s -> Arrays.toString(s.neuron()) + Arrays.toString(s.timeMs());
            case Target.RealValues r -> Arrays.toString(r.values());
            default -> target.kind();
        };
    }

    /**
     * What is wrong with a sample, if anything.
     *
     * @param size how many channels a description promises
     */
    static Optional<String> fault(Sample sample, int size) {
        return switch (sample) {
            case Sample.Values v -> values(v, size);
            case Sample.Events e -> events(e, size);
            case Sample.Frames f ->
                f.channels() != size
                        ? Optional.of(f.channels() + " channels, but the description has " + size)
                        : f.values().length != f.ticks() * f.channels()
                                ? Optional.of(f.values().length + " numbers in " + f.ticks() + " frames")
                                : notFinite(f.values(), "a number");
            case Sample.Signal s ->
                s.channels() != size
                        ? Optional.of(s.channels() + " channels, but the description has " + size)
                        : notFinite(s.values(), "a number");
            case Sample.Waveform w ->
                w.hertz() > 0 && Double.isFinite(w.hertz())
                        ? notFinite(w.amplitudes(), "an amplitude")
                        : Optional.of("a sampling rate of " + w.hertz());
            default -> Optional.empty();
        };
    }

    private static Optional<String> values(Sample.Values v, int size) {
        int product = IntStream.of(v.shape()).reduce(1, Math::multiplyExact);
        if (product != v.values().length || product != size) {
            return Optional.of(v.values().length + " numbers of shape " + Arrays.toString(v.shape())
                    + ", but the description has " + size);
        }
        return notFinite(v.values(), "a number");
    }

    private static Optional<String> events(Sample.Events e, int size) {
        if (e.channels() != size) {
            return Optional.of(e.channels() + " channels, but the description has " + size);
        }
        for (int channel : e.channel()) {
            if (channel < 0 || channel >= size) {
                return Optional.of("a spike on channel " + channel + " of " + size);
            }
        }
        return notFinite(e.timeMs(), "a time")
                .or(() -> e.value() == null ? Optional.empty() : notFinite(e.value(), "a value"));
    }

    private static Optional<String> notFinite(double[] numbers, String what) {
        return Arrays.stream(numbers)
                .filter(x -> !Double.isFinite(x))
                .mapToObj(x -> what + " that is " + x)
                .findFirst();
    }
}
