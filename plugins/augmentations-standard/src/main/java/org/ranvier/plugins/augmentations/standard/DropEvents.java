package org.ranvier.plugins.augmentations.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/** Leaves out every event with the same probability, independently of the others. */
public final class DropEvents implements Augmentation {

    @Override
    public String name() {
        return "drop-events";
    }

    @Override
    public String description() {
        return "leaves out some events";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("share", Unit.NONE, Range.open(0, 1), "probability of leaving out an event")
                .withDefault(0.1));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        double share = settings.number("share");
        return new Variation() {
            @Override
            public Sample vary(Sample sample, Draws draws) {
                if (!(sample instanceof Sample.Events events)) {
                    throw Refused.kind(name(), "events", sample);
                }
                int count = events.channel().length;
                EventList kept = new EventList(events.channels(), events.value() != null, count);
                for (int n = 0; n < count; n++) {
                    if (draws.uniform(n) >= share) {
                        kept.add(events.channel()[n], events.timeMs()[n], EventList.valueOf(events, n));
                    }
                }
                return kept.sample();
            }

            @Override
            public boolean keepsTime() {
                return true;
            }
        };
    }
}
