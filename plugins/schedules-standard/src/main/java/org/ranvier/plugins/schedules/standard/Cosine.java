package org.ranvier.plugins.schedules.standard;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Schedule;

/**
 * Half a cosine from 1 to {@code end} over all epochs, constant within an epoch: {@code end} + (1 − {@code end})·(1 +
 * cos(π (epoch − 1)/epochs))/2.
 *
 * <p>Source: I. Loshchilov and F. Hutter, "SGDR", 2017, equation 5 without restarts.
 */
public final class Cosine implements Schedule {

    private static final Schema SCHEMA =
            Schema.of(Setting.number("end", Unit.NONE, Range.closed(0, 1), "final factor applied to the learning rate")
                    .withDefault(0));

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public String description() {
        return "decay of the learning rate along half a cosine, epoch by epoch";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        double end = settings.number("end");
        return moment -> Annealing.cosine(1, end, (moment.epoch() - 1) / (double) moment.epochs());
    }
}
