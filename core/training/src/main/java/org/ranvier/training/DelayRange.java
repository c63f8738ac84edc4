package org.ranvier.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/**
 * Whether the delays of a network fit the time that it runs for, and the recordings that it is trained on. A lag that no sample is long enough for has a
 * gradient of 0 for ever.
 */
final class DelayRange {

    private final Optional<Projection> longest;
    private final double longestMs;
    private final double dtMs;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger shorter = new AtomicInteger();

    private DelayRange(Optional<Projection> longest, double dtMs) {
        this.longest = longest;
        this.dtMs = dtMs;
        this.longestMs = longest.map(p -> p.delays().maxTicks() * dtMs).orElse(0.0);
    }

    /** The longest delay of a network on a clock; nothing is looked at where there is none. */
    static DelayRange of(NetworkPlan plan) {
        return new DelayRange(
                clocked(plan).stream()
                        .filter(p -> p.delays().maxTicks() > 0)
                        .max(Comparator.comparingInt(p -> p.delays().maxTicks())),
                plan.dtMs());
    }

    /** No delays. */
    static DelayRange none() {
        return new DelayRange(Optional.empty(), 1);
    }

    private static List<Projection> clocked(NetworkPlan plan) {
        return plan.all(Projection.class).stream()
                .filter(p -> p.delays().kernel().isPresent())
                .toList();
    }

    /**
     * Refuses delays of as many ticks as there are, or more.
     *
     * @throws RanvierException naming every projection that has them
     */
    static void check(NetworkPlan plan, Window window) {
        if (!window.hasClock()) {
            return;
        }
        List<Problem> problems = clocked(plan).stream()
                .filter(p -> p.delays().maxTicks() >= window.ticks())
                .map(p -> Problem.usage(
                        "network: delays of '" + p.name() + "'",
                        "they reach " + p.delays().maxTicks() + " ticks, which are " + (p.delays().maxTicks() + 1)
                                + " taps, but a sample has " + window.ticks() + " ticks (time.steps)",
                        "set their max to " + (window.ticks() - 1) + " ticks at most, or raise time.steps"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    /** Looks at a sample that is trained on. Images and points last no time of their own. */
    void look(Sample sample) {
        if (longest.isPresent()) {
            seen.incrementAndGet();
            if (lengthMs(sample) < longestMs) {
                shorter.incrementAndGet();
            }
        }
    }

    private double lengthMs(Sample sample) {
        return switch (sample) {
            case Sample.Values _ -> Double.POSITIVE_INFINITY;
            case Sample.Events events -> Arrays.stream(events.timeMs()).max().orElse(0);
            case Sample.Frames frames -> frames.ticks() * dtMs;
            case Sample.Waveform sound -> sound.amplitudes().length * 1000 / sound.hertz();
        };
    }

    /** What to say of the samples looked at, if anything. */
    Optional<String> advice() {
        return shorter.get() == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d of %,d training samples are shorter than the longest delay of '%s', %s ms: what such delays carry"
                                + " comes when the sample is over; lower their max if that is not meant",
                        shorter.get(),
                        seen.get(),
                        longest.orElseThrow().name(),
                        longestMs == Math.rint(longestMs) ? Long.toString((long) longestMs) : Double.toString(longestMs)));
    }
}
