package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;

/**
 * Recorded events as counts: neighbouring channels are summed, and so are the events of a tick.
 *
 * <pre>
 * x_g[t] = Σ v_i over the events i with ⌊c_i / k⌋ = g and tick(t_i) = t       k = C / channels
 * </pre>
 *
 * <p>c_i is the channel of event i among the C of the dataset, t_i its time and v_i its value, 1 for a plain spike.
 * {@code channels} has to divide C: 700 to 140 sums five neighbours. With {@code clip} a bin is 1 as soon as it has an
 * event, whatever their number. Bins without events put out nothing. An event outside of the simulated time stays one
 * event, so that it is counted as dropped.
 *
 * <p>Source: B. Cramer et al., "The Heidelberg spiking data sets for the systematic evaluation of spiking neural
 * networks", IEEE TNNLS 33(7), 2022, whose networks receive binned spikes.
 */
public final class Bins implements Encoder {

    private static final Schema SCHEMA = Schema.of(
            Setting.integer(
                            "channels",
                            Unit.NONE,
                            Range.atLeast(0),
                            "number of output channels, a divisor of the number in the dataset; 0 to keep that number")
                    .withDefault(0),
            Setting.flag("clip", false, "whether a bin with several events is 1, like a bin with a single event"));

    @Override
    public String name() {
        return "bins";
    }

    @Override
    public String description() {
        return "counts of recorded events per tick, summed over groups of neighbouring channels";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        if (!window.hasClock()) {
            throw ValuesEncoding.misfit(
                    name(),
                    "there are no ticks in which events could be counted",
                    "pass the events as they are, with encoder none");
        }
        int inputs = ValuesEncoding.count(name(), shape);
        int channels = settings.integer("channels") == 0 ? inputs : settings.integer("channels");
        if (inputs % channels != 0) {
            throw ValuesEncoding.misfit(
                    name(),
                    "the " + inputs + " channels of the dataset cannot be divided into " + channels
                            + " groups of one size",
                    "set channels to a divisor of " + inputs + ", such as " + divisorBelow(inputs, channels));
        }
        return new Binning(inputs, channels, settings.flag("clip"), window);
    }

    private static int divisorBelow(int number, int limit) {
        int divisor = Math.min(number, limit);
        while (number % divisor != 0) {
            divisor--;
        }
        return divisor;
    }
}
