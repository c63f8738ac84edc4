package com.example.odd;

import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Schedule;

/** A factor that is no number in the second epoch, or too large. */
public final class OddSchedule implements Schedule {

    @Override
    public String name() {
        return "odd-schedule";
    }

    @Override
    public String description() {
        return "a factor with a fault";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.choice("fault", List.of("none", "nan", "large"), "what is wrong in the second epoch"));
    }

    @Override
    public Rule rule(Settings settings) {
        return moment -> moment.epoch() < 2
                ? 1
                : switch (settings.text("fault")) {
                    case "nan" -> Double.NaN;
                    case "large" -> 1e300;
                    default -> 1;
                };
    }
}
