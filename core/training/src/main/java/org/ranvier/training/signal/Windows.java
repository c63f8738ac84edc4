package org.ranvier.training.signal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/**
 * Recordings of a split cut into windows, all windows of one recording after the other. A recording of length L has ⌊(L
 * − W) / h⌋ + 1 windows of length W, each h = (1 − overlap) · W after the one before; what is left at its end is not
 * used. One that is shorter than a window is one window. Spikes do not tell when their recording ended: their last
 * window is the first that reaches the last spike.
 */
public final class Windows implements Dataset.Split {

    /** Where a length is a whole number of steps but for rounding, it is that number. */
    private static final double NEARLY = 1e-9;

    private final Dataset.Split recordings;
    private final double lengthMs;
    private final double stepMs;

    /** The first window of each recording, and the total. */
    private final int[] first;

    /** Cuts all recordings of a split, each of which is read once. */
    public Windows(Dataset.Split recordings, SignalSpec spec) {
        this.recordings = recordings;
        this.lengthMs = spec.windowMs();
        this.stepMs = spec.windowMs() * (1 - spec.overlap());
        this.first = new int[recordings.size() + 1];
        for (int n = 0; n < recordings.size(); n++) {
            first[n + 1] = Math.addExact(first[n], count(recordings.get(n).sample()));
        }
    }

    /** Returns the windows of some recordings. */
    public int[] of(int[] chosen) {
        return Arrays.stream(chosen)
                .flatMap(n -> IntStream.range(first[n], first[n + 1]))
                .toArray();
    }

    @Override
    public int size() {
        return first[recordings.size()];
    }

    @Override
    public Example get(int index) {
        int recording = recording(index);
        Example whole = recordings.get(recording);
        double fromMs = (index - first[recording]) * stepMs;
        return Example.of(cut(whole.sample(), fromMs), cut(whole.target(), whole.sample(), fromMs))
                .withGroup(whole.group());
    }

    @Override
    public int labelOf(int index) {
        return recordings.labelOf(recording(index));
    }

    @Override
    public String groupOf(int index) {
        return recordings.groupOf(recording(index));
    }

    private int recording(int window) {
        int found = Arrays.binarySearch(first, window);
        if (found < 0) {
            return -found - 2;
        }
        while (first[found + 1] == window) {
            found++;
        }
        return found;
    }

    private int count(Sample sample) {
        double steps = switch (sample) {
            case Sample.Signal signal -> (1000.0 * signal.frames() / signal.hertz() - lengthMs) / stepMs + NEARLY;
            case Sample.Waveform(double[] amplitudes, double hertz) ->
                (1000.0 * amplitudes.length / hertz - lengthMs) / stepMs + NEARLY;
            case Sample.Events events ->
                Math.ceil((Arrays.stream(events.timeMs()).max().orElse(0) - lengthMs) / stepMs - NEARLY);
            default ->
                throw unfit("the samples are " + sample.kind() + ", of which it is not known how long they last");
        };
        return 1 + Math.clamp((long) Math.floor(steps), 0, Integer.MAX_VALUE - 1);
    }

    private Sample cut(Sample sample, double fromMs) {
        return switch (sample) {
            case Sample.Signal(int channels, double hertz, double[] values) -> {
                Span span = Span.of(fromMs, lengthMs, hertz, values.length / channels);
                yield new Sample.Signal(
                        channels, hertz, Arrays.copyOfRange(values, span.from() * channels, span.to() * channels));
            }
            case Sample.Waveform(double[] amplitudes, double hertz) -> {
                Span span = Span.of(fromMs, lengthMs, hertz, amplitudes.length);
                yield new Sample.Waveform(Arrays.copyOfRange(amplitudes, span.from(), span.to()), hertz);
            }
            case Sample.Events events -> cut(events, fromMs);
            default -> throw unfit("the samples are " + sample.kind());
        };
    }

    private Sample.Events cut(Sample.Events events, double fromMs) {
        double[] timeMs = events.timeMs();
        int[] kept = IntStream.range(0, timeMs.length)
                .filter(i -> timeMs[i] >= fromMs && timeMs[i] < fromMs + lengthMs)
                .toArray();
        return new Sample.Events(
                events.channels(),
                IntStream.of(kept).map(i -> events.channel()[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> timeMs[i] - fromMs).toArray(),
                events.value() == null
                        ? null
                        : IntStream.of(kept).mapToDouble(i -> events.value()[i]).toArray());
    }

    private Target cut(Target target, Sample of, double fromMs) {
        return switch (target) {
            case Target.ClassLabel label -> label;
            case Target.ClassPerTick(int[] labels)
            when of instanceof Sample.Signal signal -> {
                Span span = Span.of(fromMs, lengthMs, signal.hertz(), labels.length);
                yield new Target.ClassPerTick(Arrays.copyOfRange(labels, span.from(), span.to()));
            }
            default -> throw unfit("what is to be answered is " + target.kind() + ", which cannot be cut");
        };
    }

    /** Frames of a window: those whose times are within it. */
    private record Span(int from, int to) {

        static Span of(double fromMs, double lengthMs, double hertz, int frames) {
            int from = frame(fromMs, hertz, frames);
            return new Span(from, frame(fromMs + lengthMs, hertz, frames));
        }

        private static int frame(double timeMs, double hertz, int frames) {
            return (int) Math.min(frames, (long) Math.ceil(timeMs * hertz / 1000 - NEARLY * frames));
        }
    }

    private static RanvierException unfit(String message) {
        return new RanvierException(Problem.usage("data.window", message, "leave it out"));
    }
}
