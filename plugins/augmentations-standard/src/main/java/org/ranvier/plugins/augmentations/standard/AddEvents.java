package org.ranvier.plugins.augmentations.standard;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/**
 * Adds events of value 1 that mean nothing: on every channel independently a Poisson process of the same rate, from 0
 * to the end of the simulated time. Intervals are −ln(1 − u)/rate; channels are dealt out one after the other, since
 * all together make one Poisson process of rate·channels.
 */
public final class AddEvents implements Augmentation {

    @Override
    public String name() {
        return "add-events";
    }

    @Override
    public String description() {
        return "adds random events to those of a sample";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("rate", Unit.HERTZ, Range.above(0), "how many events a channel gets"));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        if (!window.hasClock()) {
            throw new RanvierException(Problem.usage(
                    "augmentation " + name(),
                    "without a simulated time there is no end to the events that it adds",
                    "give time: {dt: …, steps: …}"));
        }
        double perMs = settings.number("rate") / 1000;
        return new Variation() {
            @Override
            public Sample vary(Sample sample, Draws draws) {
                if (!(sample instanceof Sample.Events events)) {
                    throw Refused.kind(name(), "events", sample);
                }
                int count = events.channel().length;
                EventList more = new EventList(events.channels(), events.value() != null, 2 * count);
                for (int n = 0; n < count; n++) {
                    more.add(events.channel()[n], events.timeMs()[n], EventList.valueOf(events, n));
                }
                double total = perMs * events.channels();
                double time = 0;
                for (int n = 0; ; n += 2) {
                    time -= StrictMath.log(1 - draws.uniform(n)) / total;
                    if (!window.contains(time)) {
                        return more.sample();
                    }
                    more.add((int) (draws.uniform(n + 1) * events.channels()), time, 1);
                }
            }

            @Override
            public boolean keepsTime() {
                return true;
            }
        };
    }
}
