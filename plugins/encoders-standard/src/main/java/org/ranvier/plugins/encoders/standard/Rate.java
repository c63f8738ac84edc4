package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;

/**
 * Random spikes at a rate proportional to the value: an expectation of λ = v·max_rate·dt/1000 spikes per tick, with v =
 * value / max clipped to [0, 1].
 *
 * <p>Process {@code bernoulli}: one spike with probability λ. Process {@code poisson}: a Poisson number of spikes of
 * mean λ, as one event of that value. The draw of channel c at tick t has index t·channels + c, and each takes exactly
 * one, so that what a channel does never depends on the others.
 *
 * <p>Channels: one per number of the sample, row-major; rates in Hz, dt in ms.
 */
public final class Rate implements Encoder {

    private static final String POISSON = "poisson";

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public String description() {
        return "random spikes at a rate proportional to the value";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("max_rate", Unit.HERTZ, Range.above(0), "firing rate for the value max")
                        .withDefault(100),
                Setting.number("max", Unit.NONE, Range.above(0), "largest value, such as 255 for pixels")
                        .withDefault(1),
                Setting.choice(
                        "process",
                        List.of("bernoulli", POISSON),
                        "distribution of the spikes per tick: at most one, or a Poisson number"));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        boolean poisson = settings.text("process").equals(POISSON);
        double max = settings.number("max");
        double perTick = settings.number("max_rate") * window.dtMs() / 1000;
        check(perTick, poisson, window, ValuesEncoding.count(name(), shape));
        return new ValuesEncoding(name(), shape) {
            @Override
            public boolean graded() {
                return poisson;
            }

            @Override
            void encode(double[] values, Draws draws, SignalSink sink) {
                double[] expected = new double[values.length];
                for (int c = 0; c < values.length; c++) {
                    expected[c] = Math.clamp(values[c] / max, 0, 1) * perTick;
                }
                for (int tick = 0; tick < window.ticks(); tick++) {
                    for (int c = 0; c < values.length; c++) {
                        double u = draws.uniform(tick * values.length + c);
                        int spikes = poisson ? poisson(expected[c], u) : u < expected[c] ? 1 : 0;
                        if (spikes > 0) {
                            sink.event(c, tick * window.dtMs(), spikes);
                        }
                    }
                }
            }
        };
    }

    /** A Poisson number by inversion: the least n whose cumulated probability exceeds u. */
    static int poisson(double mean, double u) {
        double probability = Math.exp(-mean);
        double cumulated = probability;
        int n = 0;
        // u has 24 bits, so it cannot lie beyond this bound of the cumulated probability, which rounding might not
        // reach.
        while (u >= cumulated && probability > 0x1p-60) {
            n++;
            probability *= mean / n;
            cumulated += probability;
        }
        return n;
    }

    private void check(double perTick, boolean poisson, Window window, int channels) {
        double limit = poisson ? 30 : 1;
        if (perTick > limit) {
            throw ValuesEncoding.misfit(
                    name(),
                    "max_rate asks for " + perTick + " spikes per tick of " + window.dtMs() + " ms, of at most "
                            + (int) limit,
                    "lower max_rate to " + limit * 1000 / window.dtMs() + " Hz, or shorten the tick");
        }
        if ((long) window.ticks() * channels > Integer.MAX_VALUE) {
            throw ValuesEncoding.misfit(
                    name(),
                    window.ticks() + " ticks of " + channels + " channels are more draws than a sample can have",
                    "simulate fewer ticks");
        }
    }
}
