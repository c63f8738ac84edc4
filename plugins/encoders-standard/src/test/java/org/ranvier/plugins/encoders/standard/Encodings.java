package org.ranvier.plugins.encoders.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert;
import org.ranvier.api.Philox;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/** What the tests of all encoders share. */
final class Encodings {

    /** An event that an encoder put out. */
    record Event(int channel, double timeMs, double value) {}

    private Encodings() {}

    static Encoder.Encoding prepare(Encoder encoder, Map<String, ?> settings, Encoder.Window window, Integer... shape) {
        return encoder.prepare(Settings.of(encoder.schema(), settings), List.of(shape), window);
    }

    static Encoder.Window window(double dtMs, int ticks) {
        return Encoder.Window.of(dtMs, ticks);
    }

    static Sample.Values values(double... values) {
        return new Sample.Values(values, new int[] {values.length});
    }

    /** Events at random channels and times up to {@code endMs}, some of them of several spikes. */
    static Sample.Events events(SplittableRandom random, int channels, int count, double endMs) {
        return new Sample.Events(
                channels,
                random.ints(count, 0, channels).toArray(),
                random.doubles(count, 0, endMs).toArray(),
                random.ints(count, 1, 4).asDoubleStream().toArray());
    }

    static List<Event> encode(Encoder.Encoding encoding, Sample sample) {
        return encode(encoding, sample, 1);
    }

    static List<Event> encode(Encoder.Encoding encoding, Sample sample, long seed) {
        List<Event> events = new ArrayList<>();
        encoding.encode(sample, i -> Philox.uniform(seed, 0, 0, i), (c, t, v) -> events.add(new Event(c, t, v)));
        assertThat(events).allSatisfy(e -> assertThat(e.channel()).isBetween(0, encoding.channels() - 1));
        return events;
    }

    static void assertUsageProblem(ThrowableAssert.ThrowingCallable action, String... fragments) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(RanvierException.class, e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
                    assertThat(problem.remedy()).isNotEmpty();
                })
                .hasMessageContainingAll(fragments);
    }
}
